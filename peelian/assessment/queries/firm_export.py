"""Everything that a unit holds of one firm, as the lines of its file.

Only what hangs on the record by which this unit knows the firm: another unit's records of the same party are not
ours to give away. Looks that have not been made yet stay here, and links, keys and secrets never leave.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.adoption.models import Action, Finding
from peelian.assessment.models import Answer, Assessment, CheckResult, Look, Part, Strategy
from peelian.assessment.rules.firm_files import KINDS, Known, Row
from peelian.assessment.rules.firm_files.kinds import ELSEWHERE, FIRM, THE_OTHER, THIS_FIRM, WITH_ID
from peelian.engagement.models import Firm, Programme, Request, Step
from peelian.kernel.folding import fold
from peelian.knowledge import queries as knowledge
from peelian.parties.models import (
    Asset,
    Authorisation,
    AuthorisedHost,
    Enrolment,
    Profile,
    Relationship,
    SourceRecord,
    Tie,
)

LONGEST_ORIGIN, LONGEST_KEY = 80, 210


def known_here(today: date) -> Known:
    """Return what a file that is brought here can refer to."""
    library = knowledge.library()
    return Known(controls=library.controls, questionnaires=library.questionnaires, today=today)


def rows_of(firm: Firm) -> list[Row]:
    """Return everything held of a firm, in the order of the kinds, and of each kind in the order of noting."""
    book = _Book()
    return [row for kind, things in _held(firm, book) for row in book.enter(kind, things)]


def names_like(officer: Officer, named: Mapping[str, Any]) -> list[Firm]:
    """Return the firms of the officer's unit with the name or company number that a file's firm has."""
    key = fold(named["organisation_name"])[:LONGEST_KEY]
    alike = Q(about__name_key=key)
    if named["company_number"]:
        alike |= Q(about__company_number=named["company_number"])
    return list(Firm.objects.visible_to(officer).filter(alike).select_related("about"))


class _Book:
    """Gives each thing that others refer to its id in the file, and remembers it."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, object], str] = {}
        self.origins: dict[str, str] = {}

    def enter(self, kind: str, things: Iterable[tuple[Any, Mapping[str, Any]]]) -> Iterator[Row]:
        """Yield the lines of one kind. Of each thing: the thing, and those of its fields that are not its columns."""
        for at, (thing, given) in enumerate(things, start=1):
            own = f"{kind}-{at}" if kind in WITH_ID else ""
            if own:
                self.ids[kind, thing.key if kind == "answer" else thing.pk] = own
            if own and hasattr(thing, "label"):
                self.origins[thing.label] = own
            yield Row(kind, {name: given[name] if name in given else getattr(thing, name) for name in KINDS[kind]}, own)

    def id_of(self, kind: str, key: object) -> str:
        """Return the id in the file of something that stands further up."""
        return self.ids[kind, key]

    def saw(self, answer: Answer) -> list[str]:
        """The ids of the answers that one's author saw; what was never here is left out."""
        return [self.ids["answer", key] for key in answer.saw if ("answer", key) in self.ids]

    def origin(self, origin: str) -> str:
        """Return where something came from: a line of the file, or in words that name none."""
        if origin in self.origins:
            return self.origins[origin]
        return origin if origin.startswith(ELSEWHERE) else f"{ELSEWHERE}{origin}"[:LONGEST_ORIGIN]


Things = Iterator[tuple[Any, Mapping[str, Any]]]


def _held(firm: Firm, book: _Book) -> Iterator[tuple[str, Things]]:
    yield FIRM, iter([(firm, {name: getattr(firm.about, name) for name in KINDS[FIRM] if hasattr(firm.about, name)})])
    yield from _of_record(firm.about, book)
    yield "request", _plain(Request.objects.filter(firm=firm).order_by("id"))
    yield "programme", _plain(Programme.objects.filter(firm=firm).order_by("id"))
    steps = Step.objects.filter(programme__firm=firm).order_by("programme_id", "id")
    yield "step", ((one, {"programme": book.id_of("programme", one.programme_id)}) for one in steps)
    yield "assessment", _plain(Assessment.objects.filter(firm=firm).order_by("id"))
    yield from _of_assessments(firm, book)
    yield from _of_looks(firm, book)
    yield from _of_plan(firm.about, book)


def _of_record(about: SourceRecord, book: _Book) -> Iterator[tuple[str, Things]]:
    people = Relationship.objects.filter(organisation=about).select_related("person").order_by("id")
    yield "person", ((one.person, {"role": one.role}) for one in people)
    yield "profile", _plain(Profile.objects.filter(about=about).order_by("id"))
    yield "asset", _plain(Asset.objects.filter(about=about).order_by("id"))
    yield "enrolment", _plain(Enrolment.objects.filter(about=about).order_by("id"))
    ties = Tie.objects.filter(about=about) | Tie.objects.filter(other=about)
    yield "tie", ((one, _tie(one, about)) for one in ties.select_related("about", "other").order_by("id"))
    yield "authorisation", _plain(Authorisation.objects.filter(about=about).order_by("id"))
    hosts = AuthorisedHost.objects.filter(authorisation__about=about).order_by("authorisation_id", "id")
    yield (
        "authorised host",
        ((one, {"authorisation": book.id_of("authorisation", one.authorisation_id)}) for one in hosts),
    )


def _of_assessments(firm: Firm, book: _Book) -> Iterator[tuple[str, Things]]:
    def within(one: Part | Answer | Strategy) -> dict[str, Any]:
        return {"assessment": book.id_of("assessment", one.assessment_id)}

    ours = {"assessment__firm": firm}
    yield "part", ((one, within(one)) for one in Part.objects.filter(**ours).order_by("id"))
    answers = Answer.objects.filter(**ours).order_by("id")
    yield "answer", ((one, within(one) | {"control": one.control_id, "saw": book.saw(one)}) for one in answers)
    yield "strategy", ((one, within(one)) for one in Strategy.objects.filter(**ours).order_by("id"))


def _of_looks(firm: Firm, book: _Book) -> Iterator[tuple[str, Things]]:
    looks = Look.objects.filter(firm=firm, authorisation__about=firm.about).exclude(finished_at=None)
    yield "look", ((one, _look(one, book)) for one in looks.order_by("id"))
    results = CheckResult.objects.filter(look__in=looks).order_by("look_id", "id")
    yield "check result", ((one, {"look": book.id_of("look", one.look_id)}) for one in results)


def _of_plan(about: SourceRecord, book: _Book) -> Iterator[tuple[str, Things]]:
    def found(one: Action | Finding) -> dict[str, Any]:
        return {"control": one.control_id, "origin": book.origin(one.origin)}

    yield "action", ((one, found(one)) for one in Action.objects.filter(about=about).order_by("id"))
    yield "finding", ((one, found(one)) for one in Finding.objects.filter(about=about).order_by("id"))


def _plain(things: Iterable[Any]) -> Things:
    return ((one, {}) for one in things)


def _tie(one: Tie, about: SourceRecord) -> dict[str, Any]:
    other = one.other if one.about_id == about.pk else one.about
    return {
        "first": THIS_FIRM if one.about_id == about.pk else THE_OTHER,
        "organisation_name": other.organisation_name,
        "company_number": other.company_number,
    }


def _look(one: Look, book: _Book) -> dict[str, Any]:
    repeated = book.ids.get(("look", one.second_to_id))
    return {"authorisation": book.id_of("authorisation", one.authorisation_id), "second_to": repeated}
