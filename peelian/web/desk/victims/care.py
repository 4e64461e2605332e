"""What a record's overview shows of vulnerability and referrals."""

from typing import Any

from django.urls import reverse

from peelian.intake.models import Referral
from peelian.intake.queries.record import Record
from peelian.intake.queries.vulnerability import Vulnerability, as_judged
from peelian.intake.rules.disclosure import when_words
from peelian.intake.rules.referrals import Standing
from peelian.kernel.words import opening

TAG = {Standing.ACCEPTED: "sure", Standing.HANDED_BACK: "stop", Standing.ENDED: "plain"}


def care(record: Record) -> dict[str, Any]:
    """Return the cards of a record's overview that say who else helps, and how vulnerable they are."""
    kept = [one for one in record.kept.assessments if one.report_id == record.report.pk]
    return {
        "vulnerable": vulnerable(as_judged(record.report, judged=kept, narrative=record.told[record.report.pk])),
        "referrals": [line(referral) for referral in record.kept.referrals],
    }


def vulnerable(known: Vulnerability) -> list[tuple[str, str]]:
    """Return the rows of the card: the judgement that stands, or what suggests itself and that nobody has judged."""
    kept = known.assessment
    if kept is None:
        return [
            ("Judgement", "Nobody has judged it yet"),
            ("The list said", ", ".join(known.listed) or "Nothing"),
            ("The narrative suggests", ", ".join(known.read) or "Nothing"),
        ]
    return [
        ("Judgement", opening(kept.judgement)),
        ("Signs", ", ".join(known.signs) or "None"),
        ("Why", kept.why),
        ("They said", kept.told or "Nothing was written down"),
        ("Judged", f"{when_words(kept.judged_at)}, {kept.judged_by}"),
    ]


def line(referral: Referral) -> dict[str, str]:
    """Return one referral as a list shows it."""
    standing = Standing(referral.standing)
    return {
        "title": referral.title,
        "url": reverse("referral", args=[referral.pk]),
        "kind": TAG.get(standing, ""),
        "words": opening(standing.value),
    }
