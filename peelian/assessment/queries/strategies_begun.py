"""What a firm's strategy can begin with: what we know of the firm already. For the desk alone."""

from datetime import date, timedelta

from peelian.assessment.models import Assessment
from peelian.assessment.rules.strategies import written
from peelian.engagement.queries.own import own_records
from peelian.parties.models import Asset, Tie
from peelian.parties.rules.firms import TieKind

YEAR = timedelta(days=365)
RESPOND = (
    "We unplug the machine from the network, and leave it switched on.",
    "We ring whoever looks after our computers.",
    "If money has gone or may go, we ring our bank on 159.",
    "We write down what happened, when, and what we did.",
    "We tell our insurer before anybody repairs or wipes anything.",
    "We tell Report Fraud on 0300 123 2040.",
)


def begun(assessment: Assessment, today: date) -> dict[str, object]:
    """Return what to begin with: the words that stand; until then the inventory, the champion and who sees to IT."""
    words = assessment.strategies.last()
    if words and words.protects:
        names = ("about", "protects", "responsible", "respond", "calls", "signers", "review_on")
        return {name: getattr(words, name) for name in names}
    records = own_records(assessment.firm).values("pk")
    assets = Asset.objects.in_use().filter(about__in=records)
    champion = assessment.firm.champion
    return {
        "protects": "\n".join(written(asset.name, "", asset.looked_after_by) for asset in assets),
        "responsible": written(champion, "", "keeps this going") if champion else "",
        "respond": "\n".join(RESPOND),
        "calls": "\n".join(_looks_after(assessment)),
        "signers": "",
        "review_on": today + YEAR,
    }


def _looks_after(assessment: Assessment) -> list[str]:
    """Whoever looks after the firm's computers, with their number."""
    records = own_records(assessment.firm).values("pk")
    ties = Tie.objects.filter(other__in=records, kind=TieKind.LOOKS_AFTER.value, ended_on=None)
    return [
        written(f"{tie.about.name}, our IT", tie.about.telephone, "first, for anything odd")
        for tie in ties.select_related("about")
    ]
