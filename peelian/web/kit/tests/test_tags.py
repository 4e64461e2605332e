from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.test import override_settings

pytestmark = pytest.mark.usefixtures("layout_settings")


def say(markup, **context):
    return Template("{% load kit %}" + markup).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("{{ it|day }}", "4 June 2026"),
        ("{{ it|short_day }}", "Thursday 4 June"),
        ("{{ nothing|when }}", ""),
        ("{{ 1150|pounds }}", "£1,150"),
        ("{{ 0.74|percent }}", "74%"),
        ("{{ nothing|percent }}", ""),
        ("{{ 1|plural:'report' }}", "1 report"),
        ("{{ 2|plural:'person,people' }}", "2 people"),
        ("{{ 7|in_words|opening }}", "Seven"),
        ("{{ 1|working_days_left }}", "1 working day left"),
        ("{{ 90|duration }}", "1 hour 30"),
    ],
)
def test_a_filter_says_it_in_our_words(markup, said):
    assert say(markup, it=date(2026, 6, 4), nothing=None) == said


@override_settings(USE_TZ=True, TIME_ZONE="Europe/London")
def test_a_moment_is_said_in_the_time_of_the_reader():
    assert say("{{ at|when }}", at=datetime(2026, 6, 4, 8, 32, tzinfo=UTC)) == "4 June 2026 at 9:32am"


@override_settings(USE_TZ=True, TIME_ZONE="Europe/London")
def test_a_stamp_carries_the_moment_for_machines():
    html = say("{% stamp at %}", at=datetime(2026, 6, 4, 8, 32, tzinfo=UTC))
    assert html == '<time datetime="2026-06-04T09:32:00+01:00">4 June 2026 at 9:32am</time>'


def test_a_stamp_of_a_day_gives_no_time():
    assert say("{% stamp it %}", it=date(2026, 6, 4)) == '<time datetime="2026-06-04">4 June 2026</time>'


class NameForm(forms.Form):
    name = forms.CharField(label="Name", error_messages={"required": "Enter a name"})


def test_the_error_summary_is_empty_before_the_form_is_sent():
    assert say("{% error_summary form %}", form=NameForm()) == ""


def test_the_error_summary_links_to_the_box():
    assert '<a href="#id_name">Enter a name</a>' in say("{% error_summary form %}", form=NameForm({}))


def test_a_question_can_be_the_heading_of_the_page():
    html = say("{% field form.name heading=True %}", form=NameForm())
    assert '<h1><label class="label label--page" for="id_name">Name</label></h1>' in html


def test_the_word_email_is_never_broken_and_the_rest_is_still_escaped():
    assert say("{{ it|hold }}", it="<b> e-mail") == '&lt;b&gt; <span class="nowrap">e-mail</span>'


def test_what_was_typed_is_escaped():
    html = say("{% error_summary form %}{{ form }}", form=NameForm({"name": "<script>"}))
    assert "<script>" not in html


def test_an_interval_draws_the_bounds_and_the_target():
    html = say("{% interval share=.74 low=.51 high=.88 target=.75 %}")
    assert 'x="51%" width="37%"' in html
    assert "target 75" in html


def test_too_few_to_tell_draws_no_number():
    html = say("{% interval share=None low=None high=None target=.75 finding='Too few' key='a' %}")
    assert "Too few to tell" in html
    assert "75" not in html


def test_an_address_changes_one_filter_and_starts_paging_again(ask):
    html = say("{% address status='mine' %}", request=ask("/desk/victims/?q=rosa&after=90&before=9"))
    assert html == "?q=rosa&amp;status=mine"


def test_taking_off_a_filter_leaves_its_other_values(ask):
    request = ask("/desk/victims/?kind=hack&kind=scam&q=rosa&after=90&before=9")
    assert say("{% without 'kind' 'hack' %}", request=request) == "?kind=scam&amp;q=rosa"
