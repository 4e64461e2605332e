from peelian.accounts.models.control_rooms import ControlRoom
from peelian.accounts.models.links import PersonalLink
from peelian.accounts.models.officers import Absence, Officer
from peelian.accounts.models.sign_ins import SignIn
from peelian.accounts.models.units import Agreement, Force, Unit

__all__ = ["Absence", "Agreement", "ControlRoom", "Force", "Officer", "PersonalLink", "SignIn", "Unit"]
