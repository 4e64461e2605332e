"""How long a text is, what may not stand in one, and which numbers take one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.release.rules.texts import BASIC, Size, has_link, is_mobile, plainer, size


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", Size(0, 1, False)),
        ("a" * 160, Size(160, 1, False)),
        ("a" * 161, Size(161, 2, False)),
        ("a" * 306, Size(306, 2, False)),
        ("a" * 307, Size(307, 3, False)),
        ("€" * 80, Size(160, 1, False)),
        ("€" * 81, Size(162, 2, False)),
        ("ż" * 70, Size(70, 1, True)),
        ("ż" * 71, Size(71, 2, True)),
        ("ż" * 135, Size(135, 3, True)),
        ("😀" * 35, Size(70, 1, True)),
    ],
    ids=lambda value: value[:1] + str(len(value)) if isinstance(value, str) else None,
)
def test_a_text_is_as_long_as_the_network_counts_it(body, expected):
    assert size(body) == expected


def test_the_alphabet_of_the_network_has_its_127_letters_besides_the_escape():
    assert len(BASIC) == 127


@given(st.text(alphabet=sorted(BASIC), max_size=500))
def test_a_plain_text_never_goes_wide(body):
    assert not size(body).wide
    assert size(body).letters == len(body)


def test_printers_signs_are_made_plain():
    assert plainer("“It’s us” – ring 101…") == '"It\'s us" - ring 101...'


@pytest.mark.parametrize(
    "body",
    [
        "Go to https://police.example/a", "See www.force.example", "northmarsh.police.uk", "write to a@force.gov.uk",
        "bit.ly/abc", "HTTP://X",
    ],
)  # fmt: skip
def test_a_link_is_seen_however_it_is_written(body):
    assert has_link(body)


@pytest.mark.parametrize(
    "body", ["Ring 101. Ask for us.", "At 9.30 or 10.15", "Is that all?Yes.", "PC M. Dunn", "e.g. this"]
)
def test_plain_words_are_no_link(body):
    assert not has_link(body)


@pytest.mark.parametrize("number", ["+447700900123", "+447400123456", "+447624400123"])
def test_british_mobiles_take_texts(number):
    assert is_mobile(number)


@pytest.mark.parametrize(
    "number", ["+441632960001", "+447000900123", "+447600123456", "+33612345678", "07700900123", "+4477009001234", ""]
)
def test_other_numbers_do_not(number):
    assert not is_mobile(number)
