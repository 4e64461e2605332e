"""Which source records a unit's own notes of a firm hang on."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.engagement.models import Firm
from peelian.linkage.queries.maps import fellows
from peelian.parties.models import SourceRecord


def own_records(firm: Firm) -> QuerySet[SourceRecord]:
    """Return the records of a firm's party, newest first, but for those that another unit helps it by.

    What a firm told one unit is for that unit: the firm was told so.
    """
    helped = Firm.objects.filter(about=OuterRef("pk"))
    return fellows(firm.about).filter(Q(Exists(helped.filter(unit=firm.unit_id))) | ~Q(Exists(helped)))
