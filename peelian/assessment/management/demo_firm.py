"""The demo's firm: nine people who make windows and stairs, ten days into a programme."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.assessment.management.demo_leave import give_demo_leave
from peelian.engagement.actions import (
    Asked,
    Tied,
    Told,
    Triaged,
    add_contact,
    begin_programme,
    bring_firm,
    decide,
    is_of_firm,
    note_request,
    step_done,
    tie_firm,
)
from peelian.engagement.models import Firm
from peelian.engagement.rules.requests import Decision, Wanted
from peelian.parties.actions import Described, Enrolled, Used, describe, enrol, note_asset
from peelian.parties.models import SourceRecord
from peelian.parties.rules.firms import AssetKind, Scheme, Size, TieKind, Turnover
from peelian.parties.rules.kinds import Evidence, Kind

BEGAN = timedelta(days=10)  # before the demo is made
DAWN = "Dawn Hale"
MARLPIT = Told(
    name="Marlpit Joinery",
    address="Unit 3, Marlpit Lane, Farnborough",
    postcode="GU14 7QT",
    telephone="+441632960455",
    email="dawn@marlpit-joinery.example",
    website="marlpit-joinery.example",
)
IT_IS = Described(
    said_by=DAWN,
    edition="sic-2007",
    sector="16230",
    size=Size.MICRO,
    headcount=9,
    turnover=Turnover.UNDER_2M,
    districts=["E07000092"],
    days_without=2,
)
IT_USES = (
    Used(kind=AssetKind.COMPUTER, name="the two laptops in the office", many=2, looked_after_by="Bramble IT"),
    Used(
        kind=AssetKind.COMPUTER,
        name="the computer that drives the cutting machine",
        looked_after_by="Tom",
        supported_until=date(2025, 10, 14),
    ),
    Used(kind=AssetKind.PHONE, name="everybody’s work phone", many=9, looked_after_by="each their own"),
    Used(kind=AssetKind.ROUTER, name="the box from the telephone company"),
    Used(kind=AssetKind.EMAIL, name="e-mail from Harbour Post", many=6, looked_after_by="Bramble IT"),
    Used(kind=AssetKind.CLOUD, name="the accounts, online", looked_after_by="Priya"),
    Used(kind=AssetKind.PAYMENTS, name="the card machine in the showroom"),
)
PEOPLE = (("Dawn", "Hale", "owner"), ("Priya", "Nand", "bookkeeper"), ("Tom", "Reeve", "runs the workshop"))
IT_BELONGS = (
    ("the form they filled in", Scheme.ACTION_TOOLKIT, "first level"),
    ("the letter that welcomes them", Scheme.RESILIENCE_CENTRE, "free member"),
)
ITS_ASKING = Asked(
    organisation="Marlpit Joinery",
    asked_by=DAWN,
    contact="01632 960455",
    wanted=Wanted.ASSESSMENT,
    postcode="GU14 7QT",
    note="A supplier of theirs was sent false bank details. She asks where they would be caught out.",
)
WAITS = Asked(
    organisation="Hollow Oak Traders’ Association",
    asked_by="Len Birch",
    contact="len@hollow-oak-traders.example",
    wanted=Wanted.TALK,
    postcode="GU14 6AA",
    note="Their monthly breakfast. They would like to hear about false invoices.",
)


def make_demo_firm(*, officer: Officer, at: datetime) -> Firm:
    """Bring the firm in for an officer, as it stands ten days after she came to it."""
    began = at - BEGAN
    asked = note_request(asked=ITS_ASKING, triaged=Triaged(people=9, travel=50), firm=None, by=officer, at=began)
    firm = bring_firm(told=MARLPIT, by=officer, at=began)
    is_of_firm(request=asked, firm=firm, by=officer, at=began)
    decide(request=asked, decision=Decision.VISIT, why="They are near, and want to begin soon.", by=officer, at=began)
    _describe(firm, officer, began)
    _begin(firm, officer, at)
    give_demo_leave(firm=firm, given_by=DAWN, by=officer, at=at)
    talk = Triaged(audience="owners of shops and workshops", people=25, travel=55)
    note_request(asked=WAITS, triaged=talk, firm=None, by=officer, at=at)
    return firm


def _describe(firm: Firm, officer: Officer, at: datetime) -> None:
    describe(about=firm.about, described=IT_IS, by=officer, at=at)
    for used in IT_USES:
        note_asset(about=firm.about, used=used, by=officer, at=at)
    for given, family, role in PEOPLE:
        person = SourceRecord(kind=Kind.PERSON.value, given_name=given, family_name=family)
        add_contact(firm=firm, person=person, role=role, by=officer, at=at)
    since = timezone.localdate(at) - timedelta(days=60)
    for shown, scheme, level in IT_BELONGS:
        held = Enrolled(scheme=scheme, level=level, since=since, evidence=Evidence.SEEN, shown=shown)
        enrol(about=firm.about, enrolled=held, by=officer, at=at)
    looks_after = Tied(kind=TieKind.LOOKS_AFTER, name="Bramble IT", turned=True)
    tie_firm(firm=firm, tied=looks_after, by=officer, at=at)


def _begin(firm: Firm, officer: Officer, at: datetime) -> None:
    day = timezone.localdate(at - BEGAN)
    begun = begin_programme(firm=firm, code="six-months", champion=DAWN, starts_on=day, by=officer, at=at - BEGAN)
    done = timezone.localdate(at)
    for step in begun.steps.filter(due_on__lte=done)[:2]:
        step_done(step=step, on=min(step.due_on, done), note="", by=officer, at=at)
