from datetime import date

import pytest
from django import forms

from peelian.web.kit.forms import DayField, mistakes

pytestmark = pytest.mark.usefixtures("layout_settings")


class CallForm(forms.Form):
    spoke_to = forms.CharField(label="Who you spoke to", help_text="As they gave their name")
    how = forms.ChoiceField(
        label="How it ended",
        choices=[("yes", "They answered"), ("no", "No answer")],
        widget=forms.RadioSelect,
    )
    on = DayField(label="When you rang", help_text="For example, 27 3 2026")
    note = forms.CharField(label="Note", widget=forms.Textarea, max_length=200, required=False)
    again = forms.BooleanField(label="Ring again", required=False)
    token = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Open the page again"})


@pytest.fixture
def unfilled():
    return CallForm({})


def drawn(name, form=None):
    return (form or CallForm())[name].as_field_group()


def test_a_hint_is_read_out_with_its_box():
    assert 'aria-describedby="id_spoke_to_helptext"' in drawn("spoke_to")


def test_an_error_is_read_out_after_the_hint(unfilled):
    assert 'aria-describedby="id_spoke_to_helptext id_spoke_to_error"' in drawn("spoke_to", unfilled)


def test_radios_are_a_fieldset_whose_legend_is_the_question():
    html = drawn("how")
    assert "<fieldset" in html
    assert "<legend>How it ended</legend>" in html


def test_an_error_on_radios_is_read_out_with_the_fieldset(unfilled):
    assert '<fieldset aria-describedby="id_how_error">' in drawn("how", unfilled)


def test_each_radio_has_its_own_label():
    assert '<label for="id_how_1">No answer</label>' in drawn("how")


def test_no_box_is_required_by_the_browser_because_we_say_it_in_words():
    assert "required" not in "".join(drawn(name) for name in CallForm.base_fields)


def test_a_question_without_an_answer_is_named_in_its_error(unfilled):
    assert [mistake.words for mistake in mistakes([unfilled])] == [
        "Fill in “Who you spoke to”",
        "Choose an answer to “How it ended”",
        "Enter a day, a month and a year",
        "Open the page again",
    ]


def test_a_placeholder_is_left_out():
    class Named(forms.Form):
        name = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Your name"}))

    assert "placeholder" not in str(Named())


def test_what_may_be_left_out_says_so():
    assert "(optional)" in drawn("note")


def test_a_tick_box_does_not_say_optional():
    assert "(optional)" not in drawn("again")


def test_a_long_answer_is_counted_and_never_cut_off():
    html = drawn("note")
    assert 'data-maxlength="200"' in html
    assert "You can write up to 200 characters" in html
    assert " maxlength=" not in html


def test_the_count_is_read_out_with_its_box():
    assert 'aria-describedby="id_note-info"' in drawn("note")


def test_a_whole_form_draws_every_question():
    html = str(CallForm())
    assert all(f'name="{name}' in html for name in CallForm.base_fields)


def test_the_error_summary_follows_the_order_of_the_questions(unfilled):
    assert [mistake.href for mistake in mistakes([unfilled])] == ["#id_spoke_to", "#id_how_0", "#id_on_0", ""]


def test_every_link_of_the_error_summary_leads_to_a_control(unfilled):
    html = str(unfilled)
    hrefs = [mistake.href for mistake in mistakes([unfilled]) if mistake.href]
    assert all(f'id="{href[1:]}"' in html for href in hrefs)


def test_a_mistake_of_the_whole_form_comes_first():
    form = CallForm({})
    form.add_error(None, "Somebody else has just closed this")
    assert mistakes([form])[0].words == "Somebody else has just closed this"


class AskDay(forms.Form):
    on = DayField(label="When", required=False)


def day_of(day, month, year):
    form = AskDay({"on_day": day, "on_month": month, "on_year": year})
    return form, form.is_valid()


@pytest.mark.parametrize("month", ["6", "06", "June", "jun"])
def test_a_month_may_be_a_number_or_a_name(month):
    form, _ = day_of("4", month, "2026")
    assert form.cleaned_data["on"] == date(2026, 6, 4)


@pytest.mark.parametrize("typed", [("31", "2", "2026"), ("4", "Juno", "2026"), ("4", "6", "26"), ("0", "6", "2026")])
def test_a_day_that_is_not_in_the_calendar_is_refused(typed):
    form, valid = day_of(*typed)
    assert not valid
    assert form.errors["on"] == ["Enter a real date, for example 27 3 2026"]


def test_half_a_date_asks_for_the_rest():
    form, _ = day_of("4", "", "2026")
    assert form.errors["on"] == ["Enter a day, a month and a year"]


def test_no_date_is_nothing_where_it_may_be_left_out():
    form, _ = day_of("", "", "")
    assert form.cleaned_data["on"] is None


def test_a_known_date_fills_the_three_boxes():
    html = AskDay(initial={"on": date(2026, 6, 4)})["on"].as_field_group()
    assert all(f'value="{part}"' in html for part in (4, 6, 2026))
