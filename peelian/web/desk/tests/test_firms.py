"""A firm from the list to its record, each part of it changed on its own page."""

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from peelian.accounts.models import Officer, Unit
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.intake.factories import report
from peelian.kernel.actor import System
from peelian.linkage.models import Change
from peelian.parties.actions import Described, Enrolled, Investigating, describe, enrol, set_investigation
from peelian.parties.models import Asset, Enrolment, Profile, SourceRecord, Tie
from peelian.parties.rules.firms import Scheme, Size
from peelian.parties.rules.kinds import Evidence, Stop
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


def words(answered: Any) -> str:
    assert answered.status_code == 200, (answered.status_code, getattr(answered, "url", ""))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    return a_firm(by=asha, at=noon)


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def test_the_list_shows_the_units_firms_by_name_and_logs_that_it_was_read(
    desk: Client, marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime
) -> None:
    a_firm(by=asha, at=noon, organisation_name="Elm Bakery", email="", telephone="")
    a_firm(by=charlie, at=noon, organisation_name="Pike Roofing", email="", telephone="")
    page = words(desk.get("/desk/firms/"))
    assert page.index("Elm Bakery") < page.index("Marlpit Joinery")
    assert "2 firms" in page
    assert "Pike Roofing" not in page
    assert LogEntry.objects.filter(subject="engagement.Firm", detail="firms: 2 shown").exists()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("words=marl", True),
        ("words=01234567", True),
        ("words=pike", False),
        ("section=C", True),
        ("section=F", False),
        ("size=2+to+9+people", True),
        ("size=1+person", False),
        ("district=E07000092", True),
        ("district=E07000223", False),
        ("scheme=CISP", True),
        ("scheme=Early+Warning", False),
        ("standing=open", True),
        ("standing=closed", False),
    ],
)
def test_the_list_is_filtered(desk: Client, asha: Officer, noon: datetime, asked: str, found: bool) -> None:
    firm = a_firm(by=asha, at=noon, company_number="01234567")
    told = Described(said_by="Dawn", edition="sic-2007", sector="16230", size=Size.MICRO, districts=["E07000092"])
    describe(about=firm.about, described=told, by=asha, at=noon)
    held = Enrolled(scheme=Scheme.CISP, since=noon.date(), evidence=Evidence.SAID)
    enrol(about=firm.about, enrolled=held, by=asha, at=noon)
    assert ("Marlpit Joinery" in words(desk.get(f"/desk/firms/?{asked}"))) is found


def test_the_same_as_a_file_says_its_filters_count_and_marking(desk: Client, marlpit: Firm) -> None:
    answered = desk.get("/desk/firms/export.csv?words=marlpit")
    text = answered.content.decode("utf-8-sig")
    assert text.startswith("OFFICIAL-SENSITIVE")
    for said in ("1 firm.", "Filters: “marlpit”.", "Marlpit Joinery,"):
        assert said in text
    assert "OFFICIAL-SENSITIVE" in answered["Content-Disposition"]


def test_the_list_asks_no_more_of_more_firms(
    desk: Client, marlpit: Firm, asha: Officer, noon: datetime, django_assert_num_queries: Any
) -> None:
    desk.get("/desk/firms/")
    with django_assert_num_queries(LIST_QUERIES):
        desk.get("/desk/firms/")
    for at in range(5):
        a_firm(by=asha, at=noon, organisation_name=f"Firm {at}", email="", telephone="")
    with django_assert_num_queries(LIST_QUERIES):
        desk.get("/desk/firms/")


LIST_QUERIES = 10


def test_a_new_firm_is_shown_beside_those_it_may_be_before_it_is_kept(desk: Client, marlpit: Firm) -> None:
    typed = {"name": "Marlpit Joinery Ltd", "postcode": "GU14 7QT"}
    page = words(desk.post("/desk/firms/new/", typed))
    assert "Is Marlpit Joinery Ltd one of these?" in page
    assert "The same: name and postcode." in page
    assert Firm.objects.count() == 1
    desk.post("/desk/firms/new/", typed | {"sure": "yes"})
    assert Firm.objects.count() == 2


def test_one_that_nobody_knows_is_kept_at_once_and_its_mistakes_are_told(desk: Client, asha: Officer) -> None:
    page = words(desk.post("/desk/firms/new/", {"name": "Pike Roofing", "telephone": "none", "website": "x"}))
    assert "Enter a telephone number" in page
    assert "Enter the name of a website" in page
    answered = desk.post("/desk/firms/new/", {"name": "Pike Roofing", "website": "https://www.pike.example/"})
    assert answered.url == f"/desk/firms/{Firm.objects.get().pk}/"
    assert Asset.objects.get().name == "pike.example"


def test_one_that_is_known_by_a_report_is_taken_on_from_it(
    desk: Client, northmarsh: Unit, noon: datetime, charlie: Officer, sign_in: SignIn
) -> None:
    firm = {"Victim_Type": "Organisation", "Organisation_Name": "Pike Roofing Ltd", "Email": "info@pike.example"}
    about = report(unit=northmarsh, at=noon, **firm).about
    typed = {"name": "Pike Roofing", "email": "sue@pike.example"}
    assert "We know it from a report of 4 June 2026" in words(desk.post("/desk/firms/new/", typed))
    other = sign_in(charlie)
    assert other.post("/desk/firms/new/", typed).status_code == 302  # of which another unit is told nothing
    assert other.post(f"/desk/firms/take/{about.pk}/").status_code == 404
    desk.post(f"/desk/firms/take/{about.pk}/")
    assert Firm.objects.filter(about=about).exists()


def test_the_record_of_a_new_firm_says_what_to_do_next_and_who_sees_it(desk: Client, marlpit: Firm) -> None:
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/"))
    for said in (
        "Next: say what the firm is.",
        "01632 960455",
        "Rushmoor",
        "The officers of Northmarsh Cyber Protect who help firms, and nobody else.",
        "Review on 4 June 2029",
        "We began to help them",
    ):
        assert said in page, said


def change(desk: Client, firm: Firm, page: str, **typed: str) -> str:
    """Fill in one page of a firm and return its record as it is then, or the page with what is wrong."""
    answered = desk.post(f"/desk/firms/{firm.pk}/{page}/", typed | {"sent": "yes"})
    return words(desk.get(answered.url) if answered.status_code == 302 else answered)


def test_what_it_is_is_said_again_and_what_was_said_before_stays(desk: Client, marlpit: Firm) -> None:
    typed = {"sector": "16230", "headcount": "9", "turnover": "£500,000 to £1.9 million", "days_without": "2"}
    page = change(desk, marlpit, "what", **typed, districts="E07000092", said_by="Dawn Hale")
    for said in ("SIC 2007: 16230", "9 people", "£500,000 to £1.9 million", "2 working days", "Dawn Hale, "):
        assert said in page, said
    assert Profile.objects.get().size == Size.MICRO
    assert "Next: an assessment." in page
    filled = desk.get(f"/desk/firms/{marlpit.pk}/what/").content.decode()
    assert 'value="16230" selected' in filled
    assert "Fill in “Who told you?”" in change(desk, marlpit, "what", headcount="10")
    change(desk, marlpit, "what", headcount="10", said_by="Dawn Hale", another="E07000223")
    assert Profile.objects.count() == 2


def test_what_it_uses_is_added_and_goes_out_of_use(desk: Client, marlpit: Firm) -> None:
    old = {"supported_until_day": "14", "supported_until_month": "10", "supported_until_year": "2025"}
    page = change(desk, marlpit, "uses/new", name="the old laptop", kind="computer", many="2", **old)
    assert "the old laptop (2)" in page
    assert "Its maker mends it until 14 October 2025" in page
    asset = Asset.objects.get()
    another = {"name": "x", "kind": "server", "many": "1", "more": "yes"}
    answered = desk.post(f"/desk/firms/{marlpit.pk}/uses/new/", another)
    assert answered.url.endswith("/uses/new/")
    gone = words(desk.post(f"/desk/firms/{marlpit.pk}/uses/{asset.pk}/gone/", follow=True))
    assert "“the old laptop” is out of use" in gone
    assert "the old laptop (2)" not in gone


def test_what_it_holds_is_noted_with_dates_and_evidence_and_ends(desk: Client, marlpit: Firm) -> None:
    said = {
        "scheme": "Cyber Essentials",
        "since_day": "1",
        "since_month": "2",
        "since_year": "2024",
        "evidence": "seen",
    }
    assert "Say what you saw or checked" in change(desk, marlpit, "holds/new", **said)
    ran_out = {"until_day": "1", "until_month": "2", "until_year": "2025"}
    page = change(desk, marlpit, "holds/new", **said, **ran_out, shown="the certificate", reference="IASME-1")
    for told in ("Cyber Essentials (IASME-1)", "Since 1 February 2024, until 1 February 2025", "Ran out"):
        assert told in page, told
    early = {"until_day": "1", "until_month": "2", "until_year": "2023"}
    assert "It cannot run out before it began" in change(desk, marlpit, "holds/new", **said, **early, shown="x")
    held = Enrolment.objects.get()
    page = change(
        desk, marlpit, f"holds/{held.pk}/end", on_day="1", on_month="3", on_year="2025", why="They did not renew."
    )
    assert "Nothing we know of." in page


def test_people_and_others_are_noted(desk: Client, marlpit: Firm) -> None:
    page = change(desk, marlpit, "people/new", given_name="Priya", family_name="Nand", role="bookkeeper", telephone="")
    assert "Priya Nand , bookkeeper" in page
    assert "Enter an e-mail address" in change(desk, marlpit, "people/new", given_name="A", role="b", email="none")
    page = change(desk, marlpit, "others/new", what="by:looks after the computers of", name="Bramble IT")
    assert "Bramble IT looks after the computers of Marlpit Joinery" in page
    tie = Tie.objects.get()
    page = words(desk.post(f"/desk/firms/{marlpit.pk}/others/{tie.pk}/end/", follow=True))
    assert "Nothing noted." in page


def test_how_to_reach_it_is_learnt(desk: Client, marlpit: Firm) -> None:
    typed = {"telephone": "01632 960466", "email": "", "address": "Unit 4, Marlpit Lane", "postcode": "GU14 7QT"}
    page = change(desk, marlpit, "reaching", **typed)
    assert "01632 960466" in page
    assert "Unit 4, Marlpit Lane, GU14 7QT" in page
    assert "dawn@marlpit-joinery.example" in page
    assert SourceRecord.objects.get(pk=marlpit.about_id).telephone == "+441632960455"


def test_somebody_looks_after_it_and_it_is_closed_and_taken_up_again(
    desk: Client, marlpit: Firm, ben: Officer, charlie: Officer
) -> None:
    assert "Select a valid choice" in change(desk, marlpit, "care", officer=str(charlie.pk))
    page = change(desk, marlpit, "care", officer=str(ben.pk), champion="Dawn Hale")
    assert "Ben Okoro , since 4 June 2026. Dawn Hale keeps it going at the firm." in page
    assert "Fill in “Why?”" in change(desk, marlpit, "close", why="")
    page = change(desk, marlpit, "close", why="They moved to Kent.")
    assert "They moved to Kent." in page
    assert "Closed" in words(desk.get("/desk/firms/"))
    page = words(desk.post(f"/desk/firms/{marlpit.pk}/again/", follow=True))
    assert "Your unit helps Marlpit Joinery again." in page


def test_another_unit_that_helps_it_is_named_and_an_investigation_comes_first(
    desk: Client, marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime
) -> None:
    a_firm(by=charlie, at=noon)
    stop = Investigating(officer=asha, crime_reference="45240000001", stops=[Stop.CONTACT], why="It is live.")
    set_investigation(about=marlpit.about, flag=stop, by=asha, at=noon)
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/"))
    assert "Surrey Cyber Protect helps them too." in page
    assert "Ring Asha Verma first" in page


def test_the_timeline_shows_the_last_things_and_all_when_asked(
    desk: Client, marlpit: Firm, asha: Officer, noon: datetime
) -> None:
    for at in range(12):
        told = Described(said_by=f"Person {at}", headcount=at + 1)
        describe(about=marlpit.about, described=told, by=System(f"s{at}"), at=noon + timedelta(days=at))
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/"))
    assert "5 earlier things" in page
    assert "We began to help them" not in page
    assert "We began to help them" in words(desk.get(f"/desk/firms/{marlpit.pk}/?all=yes"))
    assert "Person 0 told us" not in words(desk.get(f"/desk/firms/{marlpit.pk}/?show=programme"))


def test_why_it_is_one_firm_joining_and_parting(desk: Client, marlpit: Firm, asha: Officer, noon: datetime) -> None:
    twin = a_firm(by=asha, at=noon, organisation_name="The Stair Works", email="", telephone="", postcode="")
    why = f"/desk/firms/{marlpit.pk}/why/"
    assert "has one record; there is nothing to join yet" in words(desk.get(why))
    page = words(desk.post(f"{why}join/", {"firm": str(twin.pk), "reason": "Dawn owns both."}, follow=True))
    assert "We take 2 records to be Marlpit Joinery." in page
    page = words(desk.post(f"{why}part/", {"records": [str(twin.about_id)], "reason": "She sold it."}, follow=True))
    assert "has one record" in page


def test_a_join_can_be_taken_back_as_it_says(desk: Client, marlpit: Firm, asha: Officer, noon: datetime) -> None:
    twin = a_firm(by=asha, at=noon, organisation_name="The Stair Works", email="", telephone="", postcode="")
    desk.post(f"/desk/firms/{marlpit.pk}/why/join/", {"firm": str(twin.pk), "reason": "Dawn owns both."})
    change = Change.objects.latest("pk")
    assert "Dawn owns both." in words(desk.get("/desk/who/changes/"))
    answered = desk.post(f"/desk/who/changes/{change.pk}/", {"sure": "yes"})
    assert answered.status_code == 302
    assert "has one record" in words(desk.get(f"/desk/firms/{marlpit.pk}/why/"))
