from hypothesis import given
from hypothesis import strategies as st

from peelian.parties.rules.sectors import CodeList, Sector

MAKING = "Manufacturing"
JOINERY = Sector("16230", "Manufacture of other builders' carpentry and joinery", "C", MAKING)
SAWING = Sector("16100", "Sawmilling and planing of wood", "C", MAKING)
FITTING = Sector("43320", "Joinery installation", "F", "Construction")
LIST = CodeList("sic-2007", {each.code: each for each in (SAWING, JOINERY, FITTING)})


def test_it_finds_by_the_beginnings_of_words_the_shorter_title_first() -> None:
    assert LIST.find("joiner") == [FITTING, JOINERY]
    assert LIST.find("Builders’ joinery") == [JOINERY]
    assert LIST.find("manufacturing wood") == [SAWING]


def test_it_finds_by_the_beginning_of_a_code() -> None:
    assert LIST.find("16") == [SAWING, JOINERY]


def test_nothing_is_found_by_nothing_or_by_a_word_that_is_not_there() -> None:
    assert LIST.find("  ") == []
    assert LIST.find("joinery baking") == []


def test_a_letter_is_a_section_and_a_code_lies_in_one() -> None:
    assert LIST.title("C") == MAKING
    assert LIST.section_of("43320") == LIST.section_of("F") == "F"
    assert LIST.codes_of("C") == ["C", "16100", "16230"]


def test_a_code_that_is_not_in_the_list_says_nothing() -> None:
    assert LIST.title("99999") == LIST.section_of("99999") == ""


@given(st.text(max_size=20), st.integers(min_value=0, max_value=3))
def test_more_words_never_find_more(words: str, most: int) -> None:
    narrower = LIST.find(f"joinery {words}")
    assert {each.code for each in narrower} <= {each.code for each in LIST.find("joinery")}
    assert len(LIST.find(words, most)) <= most
