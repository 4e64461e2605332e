from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from peelian.assessment.models import Assessment, Strategy
from peelian.documents.gateways.firm_papers.logos import logo
from peelian.documents.gateways.scanner import scan
from peelian.kernel.actor import Actor
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

READ_AGAIN = timedelta(days=365)  # where nobody has said when


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a firm says in its strategy. Lists are a line each, the parts of a line with semicolons between them."""

    about: str
    protects: str
    responsible: str
    respond: str
    calls: str
    signers: str
    review_on: date


@transaction.atomic
def keep_strategy(*, assessment: Assessment, words: Words, by: Actor, at: datetime) -> Strategy:
    """Keep what a firm says in its strategy. What it said before stays in the history; its logo stays."""
    before = _last(assessment)
    said = asdict(words) | {"logo": bytes(before.logo) if before else b""}
    return _kept(assessment, said, "strategy, in the firm’s own words", by, at)


@transaction.atomic
def keep_logo(*, assessment: Assessment, content: bytes, by: Actor, at: datetime) -> Strategy:
    """Keep a firm's logo, drawn anew and small. Refused: what is no PNG or JPEG, is too large, or holds a virus."""
    scan(content)
    drawn = logo(content).content
    before = _last(assessment)
    names = ("about", "protects", "responsible", "respond", "calls", "signers", "review_on")
    said = {name: getattr(before, name) for name in names} if before else {}
    said.setdefault("review_on", timezone.localdate(at) + READ_AGAIN)
    return _kept(assessment, said | {"logo": drawn}, "logo", by, at)


def _last(assessment: Assessment) -> Strategy | None:
    """The words that stand; the assessment is held, so that two who write at once are one after the other."""
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    return assessment.strategies.last()


def _kept(assessment: Assessment, said: dict[str, object], what: str, by: Actor, at: datetime) -> Strategy:
    kept = Strategy.objects.create(assessment=assessment, said_at=at, noted_by=by.name, **said)
    log(operation=Operation.COLLECTION, subject=assessment.label, by=by, at=at, detail=what)
    return kept
