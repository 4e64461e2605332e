from peelian.release.models.ledger import LedgerLine
from peelian.release.models.messages import Message
from peelian.release.models.permits import Permit
from peelian.release.models.suppression import Suppression

__all__ = ["LedgerLine", "Message", "Permit", "Suppression"]
