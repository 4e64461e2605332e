from peelian.intake.models.contact import Advice, Attempt
from peelian.intake.models.feeds import Feed, FeedLayout, FeedRow
from peelian.intake.models.reports import Report

__all__ = ["Advice", "Attempt", "Feed", "FeedLayout", "FeedRow", "Report"]
