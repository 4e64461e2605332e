"""Files of invented firms: any that a firm can hold, drawn from the table of kinds."""

import string
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.firm_files import Head, Row
from peelian.assessment.rules.firm_files.kinds import FIRM, KINDS, THE_OTHER, THIS_FIRM, WITH_ID
from peelian.assessment.rules.outcomes import Outcome
from peelian.engagement.rules.requests import Decision, Wanted
from peelian.parties.rules.firms import Access, AssetKind, DataBasis, Given, Scheme, Size, TieKind, Turnover
from peelian.parties.rules.kinds import Hours

MADE_AT = datetime(2026, 6, 4, 11, 0, tzinfo=UTC)
CONTROLS = ["backups", "two-step-email", "firewall-on", "incident-plan"]
# Letters of several scripts, what a spreadsheet or JSON might trip over, and a line's end.
LETTERS = string.ascii_letters + string.digits + " '\"\\,;:=+-@\n\té’“”£Łß中\u2028🙂{}[]"

words = st.text(LETTERS, max_size=20)
needed = st.text(LETTERS, min_size=1, max_size=20).filter(str.strip)
days = st.dates(date(2000, 1, 1), date(2026, 6, 4))
later = st.dates(date(2026, 6, 5), date(2040, 1, 1))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2026, 6, 4), timezones=st.just(UTC))
small = st.integers(0, 32_767)
large = st.integers(0, 2_147_483_647)
perhaps_day, perhaps_moment = st.none() | days, st.none() | moments
perhaps_large, perhaps_small = st.none() | large, st.none() | small


def of(options: Any, *others: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*(one.value for one in options), *others])


CONTACT = {
    "telephone": st.sampled_from(["", "+441632960455", "+447700900123"]),
    "email": st.sampled_from(["", "dawn@marlpit-joinery.example"]),
    "preferred_contact": words,
    "preferred_hours": of(Hours, ""),
}
NOTED = {"noted_at": moments, "noted_by": words}
ANY: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    FIRM: {
        "organisation_name": needed, "company_number": st.sampled_from(["", "01234567"]), "employees": perhaps_large,
        "address": words, "postcode": st.sampled_from(["", "GU14 7QT"]), **CONTACT, "champion": words,
        "taken_on_at": moments, "taken_on_by": words, "closed_at": perhaps_moment, "closed_why": needed,
    },
    "person": {"given_name": needed, "family_name": words, **CONTACT, "role": needed},
    "profile": {
        "edition": st.just("sic-2007"), "sector": st.sampled_from(["", "31090"]), "size": of(Size, ""),
        "headcount": perhaps_large, "turnover": of(Turnover, ""), "districts": st.lists(st.just("E07000213")),
        "days_without": perhaps_small, "said_at": moments, "said_by": words, "noted_by": words,
    },
    "asset": {
        "kind": of(AssetKind), "name": needed, "many": large, "looked_after_by": words,
        "supported_until": perhaps_day, **NOTED, "gone_on": perhaps_day,
    },
    "enrolment": {
        "scheme": of(Scheme), "level": words, "reference": words, "since": days, "until": st.none() | later,
        "evidence": of(Evidence), "shown": words, **NOTED, "ended_on": perhaps_day, "ended_why": words,
    },
    "tie": {
        "first": st.sampled_from([THIS_FIRM, THE_OTHER]), "kind": of(TieKind), "organisation_name": needed,
        "company_number": st.just(""), **NOTED, "ended_on": perhaps_day,
    },
    "authorisation": {
        "given_by": needed, "role": words, "authority": words, "access": st.lists(of(Access), unique=True),
        "valid_from": days, "valid_until": later, "given": of(Given), "evidence": words, "words_version": small,
        "basis": of(DataBasis), "basis_note": words, "given_at": moments, "noted_by": words,
        "withdrawn_at": perhaps_moment, "withdrawn_by": words, "withdrawn_why": words,
    },
    "authorised host": {"shown_by": words, "shown_on": days},
    "request": {
        "organisation": words, "asked_by": words, "contact": words, "wanted": of(Wanted), "audience": words,
        "people": perhaps_large, "postcode": st.just("GU14 7QT"), "at_risk": words, "travel_minutes": perhaps_small,
        "wished_by": perhaps_day, "note": words, "came_at": moments, "noted_by": words, "decision": of(Decision, ""),
        "decided_why": needed, "decided_at": perhaps_moment, "decided_by": words,
    },
    "programme": {
        "title": needed, "champion": words, "starts_on": days, "made_by": words, "ended_on": days, "ended_why": words,
    },
    "step": {
        "position": small, "title": needed, "who": words, "due_on": days, "done_on": perhaps_day,
        "dropped_on": perhaps_day, "note": words,
    },
    "assessment": {
        "questionnaire": st.sampled_from(["ten-minutes", "thirty-minutes"]), "questionnaire_version": small,
        "goal": st.sampled_from(["", "cyber-essentials-3.3"]), "firm_name": needed, "officer_name": words,
        "officer_telephone": words, "unit_name": words, "section": st.sampled_from(["", "C"]), "size": of(Size, ""),
        "headcount": perhaps_large, "devices": perhaps_large, "turnover": of(Turnover, ""),
        "days_without": perhaps_small, "budget": perhaps_large, "started_at": moments, "started_by": words,
        "kept_until": later, "agreed_at": perhaps_moment, "concluded_at": moments, "concluded_by": words,
    },
    "part": {
        "who": needed, "controls": st.lists(st.sampled_from(CONTROLS)), "made_at": moments, "done_at": perhaps_moment,
        "closed_at": perhaps_moment,
    },
    "answer": {
        "control": st.sampled_from(CONTROLS), "control_version": small, "state": of(State), "evidence": of(Evidence),
        "note": needed, "by_name": words, "given_at": moments, "noted_at": moments,
    },
    "strategy": {
        **dict.fromkeys(("about", "protects", "responsible", "respond", "calls", "signers"), words),
        "review_on": later, "logo": st.binary(max_size=30), "said_at": moments, "noted_by": words,
    },
    "look": {
        "second_to": st.none(), "asked_at": moments, "asked_by": words, "due_at": moments, "finished_at": moments,
        "queries": small, "requests": small, "handshakes": small, "stopped_why": words,
    },
    "check result": {
        "check_code": needed, "outcome": of(Outcome), "reason": words, "shown": words, "agreed": st.booleans(),
    },
    "action": {
        "owner": words, "due_on": perhaps_day, "progress": st.sampled_from(["done", "dropped"]),
        "control": st.sampled_from(CONTROLS), "kind": st.sampled_from(["do", "find out"]), "position": small,
        "minutes": perhaps_large, "pounds": perhaps_large, "why": words, "note": words, "remind_on": perhaps_day,
        "reminded_at": perhaps_moment, "ended_at": perhaps_moment, "ended_by": words, "agreed_at": moments,
        "agreed_by": words,
    },
    "finding": {
        "control": st.sampled_from(CONTROLS), "control_version": small, "state": of(State), "evidence": of(Evidence),
        "found_on": days, **NOTED,
    },
}  # fmt: skip
ABOVE = {
    "authorised host": "authorisation", "step": "programme", "part": "assessment", "answer": "assessment",
    "strategy": "assessment", "look": "authorisation", "check result": "look",
}  # fmt: skip
ELSEWHERE = "elsewhere: intake.Attempt:12"


@st.composite
def firms(draw: st.DrawFn, most: int = 3) -> list[Row]:
    """Everything that one firm can hold, in the order in which its file has it."""
    ids: dict[str, list[str]] = {kind: [] for kind in KINDS}
    rows: list[Row] = []
    for kind in KINDS:
        above = ABOVE.get(kind)
        many = 1 if kind == FIRM else draw(st.integers(0, most))
        if above and not ids[above]:
            continue
        given = sorted(draw(st.lists(st.sampled_from(ids[above]), min_size=many, max_size=many))) if above else []
        for at in range(many):
            values = {name: draw(how) for name, how in ANY[kind].items()}
            values |= {above: given[at]} if above else {}
            values |= dict(_others(draw, kind, at, ids))
            own = f"{kind}-{at + 1}" if kind in WITH_ID else ""
            ids[kind] += [own] if own else []
            rows.append(Row(kind, {name: values[name] for name in KINDS[kind]}, own))
    return rows


def _others(draw: st.DrawFn, kind: str, at: int, ids: dict[str, list[str]]) -> Iterator[tuple[str, Any]]:
    """Values that depend on what stands above."""
    if kind in ("authorised host", "check result"):
        yield "host", f"mail-{at}.marlpit-joinery.example"
    if kind == "answer":
        yield "saw", draw(st.lists(st.sampled_from(ids["answer"]), unique=True)) if ids["answer"] else []
    if kind == "assessment" and at == 0:
        yield "concluded_at", draw(perhaps_moment)
    if kind == "programme" and at == 0:
        yield "ended_on", draw(perhaps_day)
    if kind == "action" and at == 0:
        yield "progress", "agreed"
    if kind == "look" and at == 1:
        yield "second_to", ids["look"][0]
    if kind in ("action", "finding"):
        sources = ids["assessment"] + (ids["action"] + ids["look"] if kind == "finding" else [])
        yield "origin", draw(st.sampled_from([*sources, ELSEWHERE]))


HEAD = Head(unit="Northmarsh Protect", by="Asha Verma", made_at=MADE_AT)
