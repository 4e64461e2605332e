import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string

from peelian.web.kit.context import Layout

TEMPLATES = Path(__file__).parent.parent / "templates"


def here(layout):
    return {place.label: place.current for place in layout.nav if place.current}


def test_the_menu_marks_the_page_itself(ask):
    assert here(Layout(ask("/desk/victims/"))) == {"Victims": "page"}


def test_the_menu_marks_what_lies_above_the_page(ask):
    assert here(Layout(ask("/desk/victims/7/"))) == {"Victims": "true"}


def test_today_is_only_itself_though_all_addresses_lie_beneath_it(ask):
    assert here(Layout(ask("/desk/search/"))) == {}


def test_a_page_beneath_the_menu_names_its_section_in_the_title(ask):
    assert Layout(ask("/desk/victims/7/")).place == "Victims"


def test_the_unit_is_the_officers_own(ask):
    request = ask()
    request.user.unit.name = "Southmere Cyber Protect"
    assert Layout(request).unit == "Southmere Cyber Protect"


def test_somebody_not_signed_in_sees_the_unit_of_the_installation(ask):
    request = ask()
    request.user = AnonymousUser()
    assert (Layout(request).unit, Layout(request).name) == ("Northmarsh Cyber Protect", "")


def test_a_desk_page_is_marked_top_and_bottom(ask):
    html = render_to_string("kit/desk.html", {"kit": Layout(ask())})
    assert html.count('<p class="marking">OFFICIAL-SENSITIVE</p>') == 2


def test_a_desk_page_may_be_marked_official(ask):
    html = render_to_string("kit/desk.html", {"kit": Layout(ask()), "marking": "OFFICIAL"})
    assert html.count('<p class="marking">OFFICIAL</p>') == 2
    assert 'class="official"' in html


def test_a_public_page_carries_no_marking(ask):
    assert "OFFICIAL" not in render_to_string("kit/front.html", {"kit": Layout(ask())})


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "csrf"])
def test_an_error_page_needs_nothing_but_itself(name):
    assert "<h1>" in render_to_string(f"kit/{name}.html")


def test_a_refusal_gives_its_reason_and_says_that_nothing_changed(ask):
    html = render_to_string("kit/refused.html", {"kit": Layout(ask()), "words": "Somebody else has claimed her."})
    assert "Somebody else has claimed her." in html
    assert "Nothing has been changed." in html


def test_a_message_is_announced(ask):
    html = Template("{% include 'kit/_messages.html' %}").render(Context({"messages": ["Saved."]}))
    assert 'role="status"' in html
    assert "Saved." in html


def test_no_template_of_the_kit_writes_script_or_style_into_the_page():
    for path in TEMPLATES.rglob("*.html"):
        markup = path.read_text(encoding="utf-8")
        assert not re.search(r"\s(style|on\w+)=|<style|<script>", markup), path
