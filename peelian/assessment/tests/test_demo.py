"""The demo region, and the firm in it."""

import io
import json
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as all_settings
from django.core.management import call_command
from django.db.models import Q

from peelian.accounts.models import Officer, Unit
from peelian.assessment.management.demo_firm import make_demo_firm
from peelian.engagement.actions import remind_steps
from peelian.engagement.models import Firm, Request, Step
from peelian.intake.models import Feed, FeedRow, Report
from peelian.intake.rules.feed_making import wording
from peelian.kernel.actor import System
from peelian.knowledge.models import Control
from peelian.knowledge.queries import library
from peelian.parties.models import Asset, Profile, SourceRecord
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    """Run a command; return its exit code, what it said and what it complained of."""

    def call(name, *words, **options):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(name, *map(str, words), stdout=out, stderr=err, **options)
            code = 0
        except SystemExit as stopped:
            code = stopped.code
        return code, out.getvalue(), err.getvalue()

    return call


def counts():
    return [model.objects.count() for model in (Feed, FeedRow, Report, SourceRecord, Firm, Request)]


@pytest.fixture
def demo(run, settings, tmp_path):
    """Run the demo in a home of its own."""
    settings.DEV, settings.PEELIAN_HOME = True, tmp_path
    settings.DEMO_PASSWORD, settings.DEMO_TOTP_SECRET = "one secret", "another"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return lambda *words: run("make_demo", *words)


def said_after(said, label):
    return next(line.partition(":")[2].strip() for line in said.splitlines() if line.startswith(label))


def test_the_demo_makes_a_region_with_two_units_seven_officers_and_earlier_weeks(demo):
    code, said, _ = demo()
    assert code == 0
    assert set(Unit.objects.values_list("name", flat=True)) == {"Northmarsh Cyber Protect", "Surrey Cyber Protect"}
    assert Officer.objects.count() == 7
    assert Control.objects.count() == len(library().controls)
    assert Feed.objects.filter(stage="loaded").count() == 2
    assert "nia@northmarsh.example" in said


def test_its_password_and_code_open_every_account(demo):
    _, said, _ = demo()
    for officer in Officer.objects.all():
        assert officer.check_password(said_after(said, "Password"))
    code = said_after(said, "Code from the phone").split(",")[0]
    for app in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        assert app.wrap().validate_code(code)


def test_the_second_time_it_only_says_how_to_sign_in(demo):
    _, first, _ = demo()
    before = counts()
    code, second, _ = demo()
    assert code == 0
    assert counts() == before
    assert said_after(second, "Password") == said_after(first, "Password")


def test_the_two_weeks_that_wait_hold_somebody_who_was_a_victim_before(demo, run):
    _, said, _ = demo()
    files = [all_settings.PEELIAN_HOME / "demo" / name for name in ("week-1.csv", "week-2.xlsx")]
    assert str(files[0]) in said
    for file in files:
        code, counted, _ = run("import_feed", file, "--unit", "northmarsh", "--json")
        assert code == 0
        assert json.loads(counted.splitlines()[-1])["repeat"] > 0


def test_each_unit_has_somebody_to_ring(demo):
    demo()
    for email in ("nia@northmarsh.example", "kit@surrey.example"):
        assert Report.objects.visible_to(Officer.objects.get(email=email)).exists()


def test_everybody_it_invents_has_a_drama_number_or_none_and_an_example_address(demo):
    demo()
    assert not SourceRecord.objects.exclude(Q(email="") | Q(email__endswith=".example")).exists()
    drama = tuple(f"+44{start[1:]}" for start in (wording.MOBILES, *wording.LANDLINES))
    numbers = SourceRecord.objects.exclude(telephone="").values_list("telephone", flat=True)
    assert [number for number in numbers if not number.startswith(drama)] == []


def test_it_makes_no_accounts_where_it_is_no_demo(demo, settings):
    settings.DEV = False
    code, _, complaint = demo()
    assert code == 2
    assert "PEELIAN_DEV=yes" in complaint
    assert not Officer.objects.exists()


def test_it_leaves_a_database_alone_that_has_units_of_its_own(demo, northmarsh):
    _, said, _ = demo()
    assert "without the demo" in said
    assert not Officer.objects.exists()


def test_it_has_a_firm_that_is_described_and_ten_days_into_a_programme(demo):
    demo()
    nia = Officer.objects.get(email="nia@northmarsh.example")
    firm = Firm.objects.visible_to(nia).get()
    assert (str(firm), firm.officer, firm.champion) == ("Marlpit Joinery", nia, "Dawn Hale")
    assert Profile.objects.get(about=firm.about).headcount == 9
    assert "marlpit-joinery.example" in Asset.objects.filter(about=firm.about).values_list("name", flat=True)
    assert Step.objects.filter(programme__firm=firm).exclude(done_on=None).count() == 2
    assert firm.requests.get().decision
    assert Request.objects.waiting().get().organisation.startswith("Hollow Oak")


def test_a_demo_of_before_gets_its_firm_too(demo):
    demo()
    Request.objects.all().delete()
    Firm.objects.all().delete()
    assert demo()[0] == 0
    assert Firm.objects.count() == 1


def test_the_next_step_of_the_demo_firm_comes_to_today(asha: Officer, noon: datetime) -> None:
    make_demo_firm(officer=asha, at=noon)
    remind_steps(by=System("tests"), at=noon + timedelta(days=1))
    assert "Go through the plan with them" in Task.objects.get(kind="step").title
