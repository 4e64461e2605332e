from peelian.engagement.models.firms import Firm
from peelian.engagement.models.programmes import Programme, Step
from peelian.engagement.models.requests import Request

__all__ = ["Firm", "Programme", "Request", "Step"]
