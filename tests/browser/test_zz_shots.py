import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from peelian.intake import actions, jobs
from peelian.intake.models import Feed
from peelian.intake.tests.conftest import *
from .axe import axe, sideways
from .conftest import pictures

@pytest.mark.django_db(transaction=True)
def test_shots(page, live_server, asha, noon, sign_in):
    client = sign_in(asha)
    page.context.add_cookies([{"name": "peelian_desk", "value": client.cookies["peelian_desk"].value, "url": live_server.url}])
    rows = [ROSA, FIRM, OMAR, NOBODY, BAD_POSTCODE, ROSA | {"Loss": "unknown", "Date of Birth": "31/02/1980", "Crime Reference": "NFRC26060077", "Narrative": "x y" * 90}, ROSA]
    f1 = actions.bring_feed(content=csv_of(rows), name="weekly-2026-06-01.csv", unit=asha.unit, by=asha, at=noon)
    say = []
    def shot(name, url):
        page.goto(live_server.url + url)
        page.wait_for_load_state("networkidle")
        say.extend(f"{name}: {w}" for w in axe(page))
        pictures(page, "feeds-" + name)
        page.set_viewport_size({"width": 360, "height": 900})
        say.extend(f"{name} 360: {w}" for w in sideways(page))
        page.set_viewport_size({"width": 1280, "height": 900})
    shot("new", reverse("feed-new"))
    shot("columns", reverse("feed-columns", args=[f1.pk]))
    actions.check_feed(feed=f1, mapping=f1.mapping, by=asha, at=noon)
    shot("check", reverse("feed-check", args=[f1.pk]))
    actions.begin_loading(feed=f1, by=asha, at=noon)
    page.goto(live_server.url + reverse("feed", args=[f1.pk])); pictures(page, "feeds-loading"); say.extend(axe(page))
    jobs.load(f1.pk, asha.label, asha.name)
    page.wait_for_selector(".done", timeout=8000)
    shot("loaded", reverse("feed", args=[f1.pk]))
    shot("undo", reverse("feed-undo", args=[f1.pk]))
    f2 = actions.bring_feed(content=csv_of([OMAR | {"Crime Reference": "N1"}], [n for n in HEADER if n != "Date Reported"] + ["Officer"]), name="force-list.csv", unit=asha.unit, by=asha, at=noon)
    shot("columns-changed", reverse("feed-columns", args=[f2.pk]))
    shot("list", reverse("feeds"))
    for name, args in (("library", []), ("library-control", ["backups"]), ("library-threat", ["ransomware"]), ("library-offences", []), ("library-coverage", []), ("glossary", [])):
        shot(name, reverse(name, args=args))
    print("\n".join(say))
    assert not say
