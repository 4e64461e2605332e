"""Blocks for other systems: whose words hold, what stands in them, and what is still to be keyed."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from peelian.accounts.models import Force, Unit
from peelian.adoption.models import Ask
from peelian.adoption.queries import findings_of, status_of
from peelian.adoption.rules.findings import State
from peelian.intake.models import Keyed, PasteTemplate, Report
from peelian.intake.queries.advice import facts
from peelian.intake.queries.told import told
from peelian.intake.rules.pasting import Words, facts_digest, filled
from peelian.kernel.references import digest
from peelian.kernel.words import day, pounds, when
from peelian.knowledge import queries as knowledge

WAYS = {"email": "e-mail", "telephone": "call", "letter": "letter", "text": "text"}


@dataclass(frozen=True, kw_only=True)
class Keying:
    """How a block was keyed last, if it was. `changed`: the facts have, since."""

    words: Words
    keyed: Keyed | None
    changed: bool

    @property
    def to_do(self) -> bool:
        return self.keyed is None or self.changed


@dataclass(frozen=True, kw_only=True)
class Block(Keying):
    """A block as it would be copied now."""

    text: str

    @property
    def copy_digest(self) -> str:
        return digest(self.text)


def words_for(unit: Unit, force: str | None) -> list[Words]:
    """Return the blocks that a unit copies for a force's reports: the force's own words before the unit's before ours.

    One that was put out of use is left out.
    """
    shipped = {
        one.code: Words(
            code=one.code, target=one.target, title=one.title, body=one.body, version=f"shipped {one.version}"
        )
        for one in knowledge.library().paste_texts
    }
    own = PasteTemplate.objects.filter(Q(force=None) | Q(force=force), unit=unit)
    held: dict[str, Words | None] = dict(shipped)
    for saved in sorted(own, key=lambda one: (one.force_id is not None, one.pk)):
        held[saved.code] = None if saved.retired_at else saved.words
    return [words for words in held.values() if words]


def blocks_of(report: Report) -> list[Block]:
    """Return the blocks of a report as they would be copied now."""
    values = values_of(report)
    return [
        Block(words=one.words, keyed=one.keyed, changed=one.changed, text=filled(one.words.body, values))
        for one in keying_of(report, list(report.keyed.all()), values)
    ]


def keying_of(report: Report, keyed: list[Keyed], values: dict[str, str] | None = None) -> list[Keying]:
    """Return where the keying of a report stands, a block each. `keyed`: its marks, the newest first.

    `values`: what stands in the places now; worked out here, and only if something was keyed, where it is not given.
    """
    latest = {one.code: one for one in reversed(keyed) if one.report_id == report.pk}
    now = values_of(report) if values is None and latest else values or {}
    return [
        Keying(words=words, keyed=latest.get(words.code), changed=_changed(latest.get(words.code), now))
        for words in words_for(report.owner.unit if report.owner else report.unit, report.force_id)
    ]


def _changed(keyed: Keyed | None, values: dict[str, str]) -> bool:
    return keyed is not None and keyed.facts_digest != facts_digest(tuple(keyed.places), values)


def values_of(report: Report) -> dict[str, str]:
    """Return what stands in each place of a block for a report; "" where nothing is known."""
    return _crime(report) | _contact(report) | _change(report)


def _crime(report: Report) -> dict[str, str]:
    offence = knowledge.offence_by_code(report.offence_code)
    return {
        "reference": report.reference,
        "victim": report.about.name,
        "kind": report.about.kind,
        "contact": facts(report).name,
        "force": report.force.name if report.force else "",
        "offence_code": report.offence_code,
        "offence": f"{offence.code} {offence.title}" if offence else report.offence_code,
        "reported_on": day(report.reported_on) if report.reported_on else "",
        "incident_on": day(report.incident_on) if report.incident_on else "",
        "loss": pounds(report.loss) if report.loss is not None else "",
        "narrative": told(report),
    }


def _contact(report: Report) -> dict[str, str]:
    tries = [
        f"{when(timezone.localtime(one.at))}, {WAYS[one.channel]}: {one.reached}"
        for one in report.attempts.order_by("at", "id")
    ]
    officer = report.owner
    return {
        "first_contact_on": when(timezone.localtime(report.first_attempt_at)) if report.first_attempt_at else "",
        "attempts": "; ".join(tries),
        "outcome": report.outcome,
        "closed_on": day(timezone.localdate(report.closed_at)) if report.closed_at else "",
        "officer": officer.name if officer else "",
        "unit": (officer.unit if officer else report.unit).name,
    }


def _change(report: Report) -> dict[str, str]:
    advised = [code for given in report.advice.order_by("given_at", "id") for code in given.controls]
    library = knowledge.library().controls
    status = status_of(findings_of([record.pk for record in report.records]))
    in_place = [
        f"{library[code].title} ({known.evidence.value} on {day(known.on)})"
        for code, known in status.items()
        if code in library and known.state in (State.YES, State.PARTLY)
    ]
    judged = report.assessments.order_by("-judged_at", "-pk").first()
    return {
        "advised_on": day(timezone.localdate(report.advised_at)) if report.advised_at else "",
        "advice": "; ".join(library[code].title for code in dict.fromkeys(advised) if code in library),
        "in_place": "; ".join(in_place),
        "vulnerability": judged.judgement if judged else "",
        "follow_up": _follow_up(report),
    }


def _follow_up(report: Report) -> str:
    asks = Ask.objects.sent().filter(origin=report.label).order_by("wave", "id")
    said = []
    for ask in asks:
        answered = f"answered on {day(timezone.localdate(ask.answered_at))}" if ask.answered_at else "not answered"
        said.append(f"asked on {day(timezone.localdate(ask.asked_at))}, {answered}")
    return "; ".join(said)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One block of a unit as a list shows it; `saved` is None while the words are those that ship."""

    code: str
    title: str
    target: str
    force: Force | None
    saved: PasteTemplate | None


def all_blocks(unit: Unit) -> list[Line]:
    """Return every block of a unit: those that ship, with its own words in their place, and its own."""
    own = list(PasteTemplate.objects.filter(unit=unit).select_related("force").order_by("title", "id"))
    replaced = {saved.code for saved in own if saved.force_id is None}
    shipped = [
        Line(code=one.code, title=one.title, target=one.target.value, force=None, saved=None)
        for one in knowledge.library().paste_texts
        if one.code not in replaced
    ]
    lines = [Line(code=one.code, title=one.title, target=one.target, force=one.force, saved=one) for one in own]
    return sorted([*shipped, *lines], key=lambda line: (line.title, line.force.name if line.force else ""))


def saved_block(unit: Unit, code: str, force: str | None) -> PasteTemplate | None:
    """Return a unit's own words for a block, for one force or for all; None while it has none."""
    return PasteTemplate.objects.filter(unit=unit, code=code, force=force).first()


def try_on(report: Report, body: str) -> str:
    """Return a block as it would be copied for a report."""
    return filled(body, values_of(report))
