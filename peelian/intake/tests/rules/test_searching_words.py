"""A search as an address keeps it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.alike import has_all, most_alike
from peelian.intake.rules.searching import Kind, Search, query_of, search_from, search_in
from peelian.intake.rules.stages import Outcome, Stage

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
SEARCHES = st.builds(
    Search,
    q=WORDS, told=WORDS,
    force=st.lists(st.sampled_from(["E23000030", "E23000031"]), unique=True).map(tuple),
    what=st.lists(st.sampled_from(["threat:malware", "offence:NFIB52C"]), unique=True).map(tuple),
    stage=st.lists(st.sampled_from(Stage), unique=True).map(tuple),
    outcome=st.lists(st.sampled_from(Outcome), unique=True).map(tuple),
    kind=st.none() | st.sampled_from(Kind),
    first=st.none() | st.dates(), last=st.none() | st.dates(),
    repeat=st.booleans(), vulnerable=st.booleans(), over=st.integers(0, 10**17),
)  # fmt: skip


@given(SEARCHES)
def test_an_address_keeps_everything_that_is_asked(search):
    assert search_in(query_of(search)) == search


@given(st.dictionaries(st.sampled_from(list(vars(Search()))), st.lists(st.text(max_size=40), max_size=3)))
def test_nonsense_in_an_address_breaks_nothing(asked):
    search_from(asked)


def test_what_makes_no_sense_is_not_asked():
    asked = {"stage": ["x"], "first": ["31/12/2026"], "over": ["²"], "kind": ["dog"], "repeat": ["on"], "what": ["z"]}
    assert search_from(asked) == Search()


def test_names_alone_are_told_from_names_with_filters():
    assert Search(q="pike").by_words_alone
    assert not Search(q="pike", first=date(2026, 6, 4)).by_words_alone
    assert not Search().asks


def test_the_most_alike_name_is_first_and_an_exact_one_is_left_out():
    names = ["wilson sarah", "wilson sara", "willson sarah", "pickering rosalind"]
    assert most_alike(["sarah", "wilsn"], names, 10) == ["wilson sarah", "willson sarah", "wilson sara"]
    assert has_all(["wilson", "sarah"], ["sar", "wil"])
