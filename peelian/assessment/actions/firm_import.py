from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from peelian.accounts.actions import make_links
from peelian.accounts.models import Officer
from peelian.adoption.actions import keep_findings, keep_steps
from peelian.assessment.actions.assessments import LINK_PURPOSE
from peelian.assessment.models import Answer, Assessment, CheckResult, Look, Part, Strategy
from peelian.assessment.queries.firm_export import known_here
from peelian.assessment.rules.firm_files import FirmFile, Head, Row, read
from peelian.assessment.rules.firm_files.kinds import FIRM, THE_OTHER
from peelian.engagement.actions import WorkKept, take_on_from_file
from peelian.engagement.models import Firm
from peelian.kernel.refused import Refused
from peelian.kernel.words import day, shortened
from peelian.linkage.actions import link_new
from peelian.parties.actions import FactsKept, TieKept, keep_authorisations, keep_facts, keep_people, keep_ties
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

OURS = ("champion", "taken_on_at", "taken_on_by", "closed_at", "closed_why")  # of the firm's line, what is our work

Made = dict[str, Any]  # id in the file to what was made of it


@transaction.atomic
def import_firm(*, data: bytes, by: Officer, at: datetime) -> Firm:
    """Keep a firm that another unit or another Peelian held, as its file says; it is the importing officer's now.

    Who noted what and when stays as it was. Leave to look from outside was given to whoever had it: in another unit's
    hands it stands withdrawn. Links do not travel. Refused: a file with anything wrong, and then nothing is kept.
    """
    file = read(data, known_here(timezone.localdate(at)))
    if file.head is None or file.faults:
        raise Refused(f"Nothing was kept. {file.faults[0]}")
    firm = _take_on(file, by, at)
    made = _keep_record(file, file.head, firm, by, at)
    made |= _keep_assessments(file, firm, by, at)
    _keep_looks(file, firm, made)
    _keep_plan(file, firm, made, by, at)
    detail = f"from a file that {file.head.by} of {file.head.unit} made on {day(timezone.localdate(file.head.made_at))}"
    log(operation=Operation.COLLECTION, subject=firm.label, by=by, at=at, detail=shortened(detail, 300))
    return firm


def _take_on(file: FirmFile, by: Officer, at: datetime) -> Firm:
    (row,) = file.of(FIRM)
    facts = {name: value for name, value in row.values.items() if name not in OURS}
    record = SourceRecord(kind=Kind.ORGANISATION.value, origin=f"a firm’s file, {by.label}", **facts)
    work = WorkKept(
        firm={name: row.values[name] for name in OURS},
        requests=_values(file.of("request")),
        programmes=_with(file, "programme", "step"),
    )
    return take_on_from_file(record=record, work=work, by=by, at=at)


def _keep_record(file: FirmFile, head: Head, firm: Firm, by: Officer, at: datetime) -> Made:
    """Keep what hangs on the firm's record; return the authorisations."""
    about = firm.about
    facts = FactsKept(
        profiles=_values(file.of("profile")),
        assets=_values(file.of("asset")),
        enrolments=_values(file.of("enrolment")),
    )
    keep_facts(about=about, facts=facts, by=by, at=at)
    people = [_person(row, by) for row in file.of("person")]
    ties = [_tie(row, by) for row in file.of("tie")]
    keep_people(about=about, people=people, by=by, at=at)
    keep_ties(about=about, ties=ties, by=by, at=at)
    new = [*(person for person, _ in people), *(tie.other for tie in ties)]
    if new:
        link_new(records=new, by=by, at=at)
    kept = [(_leave(values, head, by, at), hosts) for values, hosts in _with(file, "authorisation", "authorised host")]
    made = keep_authorisations(about=about, kept=kept, by=by, at=at)
    return _by_id(file.of("authorisation"), made)


def _leave(values: Mapping[str, Any], head: Head, by: Officer, at: datetime) -> Mapping[str, Any]:
    """Leave to look as it is kept here: withdrawn, where it was given to somebody else."""
    if head.unit == by.unit.name or values["withdrawn_at"] is not None:
        return values
    why = shortened(f"It was given to {head.unit}. Ask the firm anew.", 300)
    return {**values, "withdrawn_at": at, "withdrawn_by": by.name, "withdrawn_why": why}


def _keep_assessments(file: FirmFile, firm: Firm, by: Officer, at: datetime) -> Made:
    """Keep assessments with their parts, answers and strategies; return the assessments."""
    rows = file.of("assessment")
    made = _by_id(rows, [Assessment.objects.create(firm=firm, **row.values) for row in rows])
    parts = file.of("part")
    links = make_links(purpose=LINK_PURPOSE, lasts=timedelta(0), many=len(parts), by=by, at=at)
    Part.objects.bulk_create(
        [Part(link=link.link, **_within(row, "assessment", made)) for row, link in zip(parts, links, strict=True)]
    )
    _keep_answers(file.of("answer"), made)
    Strategy.objects.bulk_create([Strategy(**_within(row, "assessment", made)) for row in file.of("strategy")])
    return made


def _keep_answers(rows: Sequence[Row], made: Made) -> None:
    """Keep answers under new keys, so that the same file can be brought to one place twice."""
    keys = {row.id: uuid4() for row in rows}
    answers = []
    for row in rows:
        values = _within(row, "assessment", made)
        values |= {"control_id": values.pop("control"), "saw": [keys[one] for one in row.values["saw"]]}
        answers.append(Answer(key=keys[row.id], **values))
    Answer.objects.bulk_create(answers)


def _keep_looks(file: FirmFile, firm: Firm, made: Made) -> None:
    for row in file.of("look"):
        values = _within(row, "authorisation", made)
        repeated = values.pop("second_to")
        made[row.id] = Look.objects.create(firm=firm, second_to=made[repeated] if repeated else None, **values)
    CheckResult.objects.bulk_create([CheckResult(**_within(row, "look", made)) for row in file.of("check result")])


def _keep_plan(file: FirmFile, firm: Firm, made: Made, by: Officer, at: datetime) -> None:
    rows = file.of("action")
    steps = keep_steps(about=firm.about, steps=[_come_from(row, made) for row in rows], by=by, at=at)
    made |= _by_id(rows, steps)
    findings = [_come_from(row, made) for row in file.of("finding")]
    keep_findings(about=firm.about, findings=findings, by=by, at=at)


def _come_from(row: Row, made: Made) -> dict[str, Any]:
    """A step's or finding's values, with the label of what it came from where that is in the file."""
    source = made.get(row.values["origin"])
    return row.values | {"origin": source.label if source else row.values["origin"]}


def _person(row: Row, by: Officer) -> tuple[SourceRecord, str]:
    values = {name: value for name, value in row.values.items() if name != "role"}
    return SourceRecord(kind=Kind.PERSON.value, origin=f"a firm’s file, {by.label}", **values), row.values["role"]


def _tie(row: Row, by: Officer) -> TieKept:
    values = dict(row.values)
    named = {name: values.pop(name) for name in ("organisation_name", "company_number")}
    first = values.pop("first")
    other = SourceRecord(kind=Kind.ORGANISATION.value, origin=f"a firm’s file, {by.label}", **named)
    return TieKept(other, first == THE_OTHER, values)


def _with(file: FirmFile, kind: str, below: str) -> list[tuple[Mapping[str, Any], list[Mapping[str, Any]]]]:
    """The values of each line of one kind, with those of the lines that hang on it."""
    hanging: dict[str, list[Mapping[str, Any]]] = {row.id: [] for row in file.of(kind)}
    for row in file.of(below):
        values = dict(row.values)
        hanging[values.pop(kind)].append(values)
    return [(row.values, hanging[row.id]) for row in file.of(kind)]


def _within(row: Row, kind: str, made: Made) -> dict[str, Any]:
    return row.values | {kind: made[row.values[kind]]}


def _values(rows: Sequence[Row]) -> list[Mapping[str, Any]]:
    return [row.values for row in rows]


def _by_id(rows: Sequence[Row], made: Sequence[Any]) -> Made:
    return {row.id: one for row, one in zip(rows, made, strict=True)}
