"""The little markup of what we send, and the templates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.release.gateways.texts import template
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import Block, Text, blocks, fill, parse, plain
from peelian.release.rules.drafts import Draft

FILE = "version: 3\ntitle: For $name: read this\n---\n\nDear $name,\n\n$more\n\n# Then\n\n- one\n- two\n\nBye\nUs\n"
READ = parse("note", FILE)
lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
bodies = st.lists(st.one_of(lines.map("# {}".format), lines.map("- {}".format), lines, st.just("")), max_size=10).map(
    "\n".join
)


def test_a_template_file_gives_its_version_title_and_body():
    assert (READ.name, READ.version, READ.title) == ("note", "3", "For $name: read this")
    assert READ.body.startswith("Dear $name,")


def test_filling_leaves_no_gap_where_a_place_is_empty():
    title, body = fill(READ, {"name": "Rosalind", "more": ""})
    assert title == "For Rosalind: read this"
    assert body.startswith("Dear Rosalind,\n\n# Then")


def test_a_place_that_nobody_filled_is_a_fault_not_a_gap():
    with pytest.raises(KeyError):
        fill(READ, {"name": "Rosalind"})


def test_what_a_victim_is_called_cannot_fill_another_place():
    _, body = fill(READ, {"name": "$more $more", "more": "secret"})
    assert body.count("secret") == 1


def test_a_title_is_one_line_whatever_fills_it():
    title, _ = fill(READ, {"name": "Rosa\r\nBcc: x@y.example", "more": ""})
    assert title == "For Rosa Bcc: x@y.example: read this"


def test_a_body_is_headings_lists_and_paragraphs():
    _, body = fill(READ, {"name": "Rosa", "more": "A - b\n- c"})
    assert blocks(body) == [
        Block("paragraph", ("Dear Rosa,",)),
        Block("paragraph", ("A - b", "- c")),
        Block("heading", ("Then",)),
        Block("list", ("one", "two")),
        Block("paragraph", ("Bye", "Us")),
    ]
    assert blocks(body)[-1].text == "Bye Us"


def test_text_right_under_a_heading_is_not_lost():
    assert blocks("# Head\nText\n\nMore") == [
        Block("heading", ("Head",)), Block("paragraph", ("Text",)), Block("paragraph", ("More",)),
    ]  # fmt: skip


def test_plain_text_has_headings_as_lines_of_their_own():
    assert plain("Hello\n\n# One # two\n\n- a\n- b") == "Hello\n\nOne # two\n\n- a\n- b"


@given(bodies)
def test_a_letter_says_every_word_that_an_e_mail_says(body):
    as_letter = [word for block in blocks(body) for word in block.text.split() if word != "-"]
    as_mail = [word for word in plain(body).split() if word not in ("-", "#")]
    assert [w for w in as_letter if w != "#"] == as_mail


@given(st.dictionaries(st.sampled_from(["name", "more"]), st.text(max_size=20), min_size=2))
def test_filling_takes_any_words(places):
    title, body = fill(READ, places)
    assert "\n" not in title
    assert "\n\n\n" not in body or any("\n\n\n" in part for part in body.split("\n\n"))


@pytest.mark.parametrize("name", ["advice", "follow-up"])
def test_the_templates_that_ship_have_a_version_and_a_title(name):
    text = template(name)
    assert int(text.version) >= 1
    assert text.title
    assert text.body


def test_there_is_no_template_of_another_name():
    with pytest.raises(FileNotFoundError):
        template("nonsense")


def draft(**differs):
    told = {
        "subject": "intake.Report:1", "channel": Channel.EMAIL, "recipient": "r@postbox.example",
        "recipient_name": "Rosalind", "title": "Advice", "body": "Do this.", "template": "advice",
        "template_version": "1",
    }  # fmt: skip
    return Draft(**told | differs)


def test_the_digest_of_a_copy_changes_with_every_letter_of_it():
    assert draft().copy_digest != draft(body="Do this!").copy_digest
    assert draft().copy_digest != draft(title="Advice!").copy_digest
    assert draft(title="A", body="B").copy_digest == draft(title="A", body="B", recipient="other").copy_digest


def test_a_text_is_a_value():
    assert Text("a", "1", "t", "b") == Text("a", "1", "t", "b")
