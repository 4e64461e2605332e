from peelian.intake.models.alarms import Alarm
from peelian.intake.models.batches import Batch, BatchEntry
from peelian.intake.models.contact import Advice, Attempt
from peelian.intake.models.feeds import Feed, FeedLayout, FeedRow
from peelian.intake.models.pasting import Keyed, PasteTemplate
from peelian.intake.models.pauses import Pause
from peelian.intake.models.post import Attachment, Reply
from peelian.intake.models.rankings import OfficersRanking
from peelian.intake.models.redactions import Redaction
from peelian.intake.models.referrals import Referral, ReferralStep
from peelian.intake.models.reports import Report
from peelian.intake.models.searches import SavedSearch
from peelian.intake.models.vulnerability import VulnerabilityAssessment

__all__ = [
    "Advice",
    "Alarm",
    "Attachment",
    "Attempt",
    "Batch",
    "BatchEntry",
    "Feed",
    "FeedLayout",
    "FeedRow",
    "Keyed",
    "OfficersRanking",
    "PasteTemplate",
    "Pause",
    "Redaction",
    "Referral",
    "ReferralStep",
    "Reply",
    "Report",
    "SavedSearch",
    "VulnerabilityAssessment",
]
