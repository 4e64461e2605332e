from peelian.parties.models.contact_points import ContactPoint
from peelian.parties.models.flags import SafetyFlag
from peelian.parties.models.investigations import InvestigationFlag
from peelian.parties.models.parties import Party
from peelian.parties.models.source_records import Relationship, SourceRecord

__all__ = ["ContactPoint", "InvestigationFlag", "Party", "Relationship", "SafetyFlag", "SourceRecord"]
