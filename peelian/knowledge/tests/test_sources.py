"""A source says in one sentence where a statement comes from."""

from datetime import date

from peelian.knowledge.rules.sources import Source


def test_quoted_words_come_with_their_address_and_day() -> None:
    source = Source(basis="quoted", address="https://force.example/", read_on=date(2026, 11, 4), quote="Lock up.")
    assert source.words() == "“Lock up.” (https://force.example/, read 4 November 2026)"


def test_our_judgement_says_so_and_why() -> None:
    assert Source(basis="our judgement").words() == "Our judgement"
    assert Source(basis="our judgement", note="we tried it").words() == "Our judgement: we tried it"


def test_what_was_not_checked_says_so() -> None:
    assert Source(basis="prior knowledge").words() == "Prior knowledge, not checked"
