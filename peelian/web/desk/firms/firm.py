"""A firm's record."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.queries.assessments import kept_until, last_assessed
from peelian.assessment.queries.timeline import timeline
from peelian.assessment.rules.timeline import KINDS
from peelian.engagement.queries.record import FirmRecord, firm_record, firms_of
from peelian.intake.rules.timeline import Event
from peelian.kernel.labels import key_of
from peelian.kernel.words import day, plural, telephone_words
from peelian.parties.gateways.districts import district_names, districts_of
from peelian.parties.gateways.sectors import sector_title
from peelian.parties.models import Enrolment, Tie
from peelian.parties.rules.kinds import Evidence
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty

LAST = 8  # things of the timeline that the record shows until somebody asks for all


@require_safe
@duty(Duty.HELP_FIRMS)
def firm(request: StaffRequest, key: int) -> HttpResponse:
    """One firm: what it is, what it has in place, and what happened."""
    one = firm_or_404(request, key, "record")
    record, kind = firm_record(one), request.GET.get("show", "")
    events = timeline(one, record.records, request.user, kind)
    shown = events if kind or "all" in request.GET else events[:LAST]
    context = {
        "firm": one,
        "record": record,
        "tabs": tabs(one, "overview"),
        "facts": [words for words in (_trade(record), _size(record), one.about.company_number) if words],
        "what": what_it_is(record),
        "reaching": reaching(record),
        "ties": _ties(request, record),
        **_kept(record),
        "holds": [_held(each) for each in record.enrolments],
        "next_step": record.programme.steps.filter(done_on=None, dropped_on=None).first() if record.programme else None,
        "events": [_shown(event) for event in shown],
        "more": len(events) - len(shown),
        "kinds": KINDS,
        "kind": kind,
    }
    return render(request, "desk/firms/firm.html", context)


def _kept(record: FirmRecord) -> dict[str, Any]:
    """Until when what is known of a firm is kept, and from which day that counts."""
    last = max(record.last_contact, last_assessed(record.firm) or record.last_contact)
    return {"last": last, "review_on": record.review_on(last), "kept_until": kept_until(record.firm)}


def what_it_is(record: FirmRecord) -> list[tuple[str, str]]:
    """Return the rows of the card that says what a firm is, as it was described last."""
    told = record.profile
    days = plural(told.days_without, "working day") if told and told.days_without is not None else ""
    said = f"{told.said_by}, {day(timezone.localdate(told.said_at))}" if told else ""
    return [
        ("Trade", _trade(record, coded=True)),
        ("Size", _size(record)),
        ("Turnover", told.turnover if told else ""),
        ("Where", _places(record)),
        ("Can trade without computers", days),
        ("Told by", said),
    ]


def reaching(record: FirmRecord) -> list[tuple[str, str]]:
    """Return how to reach a firm."""
    known = record.known
    return [
        ("Telephone", telephone_words(known.telephone)),
        ("E-mail", known.email),
        ("Post", ", ".join(part for part in (known.address, known.postcode) if part)),
    ]


def _trade(record: FirmRecord, *, coded: bool = False) -> str:
    told = record.profile
    title = sector_title(told.edition, told.sector) if told else ""
    return f"{title} ({told.edition.upper().replace('-', ' ')}: {told.sector})" if told and title and coded else title


def _size(record: FirmRecord) -> str:
    told = record.profile
    many = plural(told.headcount, "person", "people") if told and told.headcount else ""
    return many or (told.size if told else "")


def _places(record: FirmRecord) -> str:
    """Where a firm says it is; where it says nothing, every district that its postcode reaches into."""
    names = district_names()
    if record.profile and record.profile.districts:
        return ", ".join(names.get(code, code) for code in record.profile.districts)
    return " or ".join(each.name for each in districts_of(record.known.postcode))


def _ties(request: StaffRequest, record: FirmRecord) -> list[dict[str, Any]]:
    """What the firm is to others and they to it, with the record of those that the unit helps too."""
    theirs = firms_of(request.user, [one.pk for each in record.ties for one in (each.about, each.other)])
    return [_tie(each, record, theirs) for each in record.ties]


def _tie(one: Tie, record: FirmRecord, theirs: dict[int, Any]) -> dict[str, Any]:
    other = one.other if one.about_id == record.firm.about_id else one.about
    firm = theirs.get(other.pk)
    return {
        "pk": one.pk,
        "words": f"{one.about.name} {one.kind} {one.other.name}",
        "url": reverse("firm", args=[firm.pk]) if firm else "",
        "other": other.name,
    }


def _held(one: Enrolment) -> dict[str, Any]:
    """One thing that a firm holds, with its dates, and how we know as a tag."""
    today = timezone.localdate()
    ran_out = bool(one.until and one.until < today)
    dates = f"Since {day(one.since)}" + (f", until {day(one.until)}" if one.until else "")
    how = Evidence(one.evidence)
    tag = {Evidence.SAID: "", Evidence.SEEN: "sure", Evidence.CHECKED: "sure"}[how]
    words = "Ran out" if ran_out else how.value.capitalize()
    return {"one": one, "dates": dates, "kind": "stop" if ran_out else tag, "words": words}


def _shown(event: Event) -> dict[str, Any]:
    """Return an event with the address of what it is about."""
    url = ""
    for model, name in (("assessment.Assessment", "assessment"), ("intake.Report", "victim")):
        if key := key_of(event.about, model):
            url = reverse(name, args=[key])
    said = ("title", "at", "byline", "words", "link", "by_system")
    return {name: getattr(event, name) for name in said} | {"url": url}
