"""Looks carried out by their job against a real name server on loopback: the demo's own."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.models import Finding
from peelian.assessment import jobs
from peelian.assessment.actions import ask_for_look, look_after_mending, take_leave_back
from peelian.assessment.gateways.demo_names import keep_records, shipped
from peelian.assessment.models import CheckResult, Look
from peelian.assessment.queries.looks import looks_of
from peelian.assessment.rules.outside.texts import Glow
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.parties.factories import DOMAIN, authorisation
from peelian.parties.models import Authorisation
from peelian.runtime.tests.name_server import Asked, name_server

DMARC = f'_dmarc.{DOMAIN}. 300 IN TXT "v=DMARC1; p=reject; rua=mailto:dawn@{DOMAIN}"\n'

WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "peelian.runtime.settings"
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from peelian.assessment import jobs
jobs.carry_out(int(sys.argv[2]))
"""


@pytest.fixture
def names(settings, tmp_path: Path) -> Iterator[Asked]:
    """A name server that looks ask, and nothing else."""
    with name_server(tmp_path) as asked:
        settings.PEELIAN_RESOLVER = f"127.0.0.1:{asked.port}"
        settings.PEELIAN_LOOK_LOOPBACK, settings.PEELIAN_SECOND_LOOK_MINUTES = True, 0
        yield asked


@pytest.fixture
def firm(asha: Officer) -> Firm:
    return a_firm(by=asha, at=timezone.now())


@pytest.fixture
def leave(firm: Firm, asha: Officer) -> Authorisation:
    return authorisation(firm.about, by=asha, at=timezone.now())


def carry_out_all() -> None:
    """Do the jobs of all looks that wait, as the worker does."""
    while waiting := Look.objects.filter(finished_at=None).first():
        jobs.carry_out(waiting.pk)


@pytest.mark.django_db
def test_a_firm_is_looked_at_mends_a_record_and_is_looked_at_again(
    firm: Firm, leave: Authorisation, asha: Officer, names: Asked
) -> None:
    ask_for_look(firm=firm, by=asha, at=timezone.now())
    carry_out_all()
    told = looks_of(firm)
    assert told.lights
    assert told.lights.lamps[0].glow is Glow.RED
    assert told.lights.first
    assert told.lights.first.judged.check == "dmarc"
    keep_records(names.home, shipped() + DMARC)
    look_after_mending(firm=firm, by=asha, at=timezone.now())
    carry_out_all()
    again = looks_of(firm).lights
    assert again
    assert again.lamps[0].glow is Glow.GREEN
    found = Finding.objects.filter(control="own-domain-protected").order_by("id")
    assert list(found.values_list("state", "evidence")) == [("no", "checked"), ("yes", "checked")]
    assert names.questions == sum(look.queries for look in Look.objects.all())
    assert all(0 < look.queries <= 45 and look.requests == look.handshakes == 0 for look in Look.objects.all())


@pytest.mark.django_db
def test_leave_that_was_taken_back_asks_nobody(firm: Firm, leave: Authorisation, asha: Officer, names: Asked) -> None:
    look = ask_for_look(firm=firm, by=asha, at=timezone.now())
    take_leave_back(authorisation=leave, withdrawn_by="Dawn Hale", why="She asked.", by=asha, at=timezone.now())
    jobs.carry_out(look.pk)
    look.refresh_from_db()
    assert (names.questions, look.stopped_why) == (0, "the firm took its leave back")
    assert not CheckResult.objects.exists()


@pytest.mark.django_db
def test_a_checker_that_fails_says_so_and_tells_nothing(
    firm: Firm, leave: Authorisation, asha: Officer, settings
) -> None:
    settings.PEELIAN_RESOLVER = "127.0.0.1:none"
    look = ask_for_look(firm=firm, by=asha, at=timezone.now())
    with pytest.raises(Exception, match="none"):
        jobs.carry_out(look.pk)
    look.refresh_from_db()
    assert look.stopped_why.startswith("our own checker failed")
    assert looks_of(firm).lights is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_carry_out_one_look_once(firm: Firm, leave: Authorisation, asha: Officer, names: Asked) -> None:
    look = ask_for_look(firm=firm, by=asha, at=timezone.now())

    def work() -> None:
        try:
            jobs.carry_out(look.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    look.refresh_from_db()
    assert CheckResult.objects.filter(look=look).count() > 5
    assert names.questions == look.queries > 0
    assert Look.objects.filter(second_to=look).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_look_whose_worker_is_killed_is_carried_out_again(
    firm: Firm, leave: Authorisation, asha: Officer, names: Asked
) -> None:
    look = ask_for_look(firm=firm, by=asha, at=timezone.now())
    names.silent = True
    demo = {"PEELIAN_DEV": "yes", "PEELIAN_LOOK_LOOPBACK": "yes", "PEELIAN_RESOLVER": f"127.0.0.1:{names.port}"}
    words = [sys.executable, "-c", WORKER, connection.settings_dict["NAME"], str(look.pk)]
    with subprocess.Popen(words, env=os.environ | demo) as worker:
        while not names.questions:
            assert worker.poll() is None
            time.sleep(0.01)
        worker.kill()
    look.refresh_from_db()
    assert look.finished_at is None
    assert not CheckResult.objects.exists()
    names.silent, names.questions = False, 0
    jobs.carry_out(look.pk)
    look.refresh_from_db()
    assert look.finished_at
    assert names.questions == look.queries > 0
    assert CheckResult.objects.filter(look=look).count() > 5


@pytest.mark.django_db
def test_the_weekly_job_asks_for_the_firms_that_are_due(
    firm: Firm, leave: Authorisation, asha: Officer, names: Asked, noon: datetime
) -> None:
    Look.objects.create(firm=firm, authorisation=leave, asked_at=noon, asked_by="x", due_at=noon, finished_at=noon)
    jobs.weekly(0)
    assert Look.objects.filter(finished_at=None).count() == 1
