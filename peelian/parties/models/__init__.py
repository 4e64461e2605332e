from peelian.parties.models.authorisations import Authorisation, AuthorisedHost
from peelian.parties.models.contact_points import ContactPoint
from peelian.parties.models.firms import Asset, Enrolment, Profile, Tie
from peelian.parties.models.flags import SafetyFlag
from peelian.parties.models.investigations import InvestigationFlag
from peelian.parties.models.parties import Party
from peelian.parties.models.source_records import Relationship, SourceRecord

__all__ = [
    "Asset",
    "Authorisation",
    "AuthorisedHost",
    "ContactPoint",
    "Enrolment",
    "InvestigationFlag",
    "Party",
    "Profile",
    "Relationship",
    "SafetyFlag",
    "SourceRecord",
    "Tie",
]
