"""Reading messages: what a mailbox hands over (.eml) and what Outlook saves (.msg)."""

from peelian.documents.gateways.messages.eml import read_eml
from peelian.documents.gateways.messages.msg import read_msg

__all__ = ["read_eml", "read_msg"]
