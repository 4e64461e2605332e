"""New, listed before, refused: every row in exactly one pile."""

from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.clean_row import Checked, CleanRow, Problem
from peelian.intake.rules.duplicates import sort_rows

REFUSED = Checked(CleanRow(), (Problem("family_name", "The row identifies nobody.", blocking=True),))


def row(reference="A1", family="Lee", given="Ann", **more):
    return Checked(CleanRow(reference=reference, family_name=family, given_name=given, **more), ())


def numbers(pile):
    return [one.number for one in pile]


def test_the_same_report_twice_names_the_earlier_row():
    piles = sort_rows([(2, row()), (5, row(preferred_contact="email", family="LEE"))], ())
    assert (numbers(piles.saved), numbers(piles.duplicate)) == ([2], [5])
    assert piles.duplicate[0].reason == "The same report as row 2: A1."


def test_a_reference_loaded_before_is_a_duplicate():
    piles = sort_rows([(2, row())], {"A1"})
    assert piles.duplicate[0].reason == "A1 is already loaded."


def test_two_victims_under_one_reference_are_both_saved_and_flagged():
    piles = sort_rows([(2, row()), (3, row(family="Ray"))], ())
    assert numbers(piles.saved) == [2, 3]
    assert "Row 2 has the same reference" in piles.saved[1].checked.problems[0].message
    assert piles.flagged == 1


def test_rows_without_a_reference_are_duplicates_only_when_wholly_alike():
    piles = sort_rows([(2, row("")), (3, row("")), (4, row("", narrative="another"))], ())
    assert (numbers(piles.saved), numbers(piles.duplicate)) == ([2, 4], [3])


def test_a_refused_row_gives_its_reason_and_hides_no_other():
    piles = sort_rows([(2, REFUSED), (3, row())], ())
    assert (numbers(piles.refused), numbers(piles.saved)) == ([2], [3])
    assert piles.refused[0].reason == "The row identifies nobody."


@given(st.lists(st.one_of(st.just(REFUSED), st.builds(row, st.sampled_from(["", "A", "B"]), st.sampled_from("xyz")))))
def test_every_row_is_in_exactly_one_pile(rows):
    piles = sort_rows(enumerate(rows, 2), {"B"})
    found = numbers(piles.saved) + numbers(piles.duplicate) + numbers(piles.refused)
    assert sorted(found) == list(range(2, len(rows) + 2))


@given(st.lists(st.builds(row, st.sampled_from(["", "A", "B"]), st.sampled_from("xyz"))))
def test_loading_the_saved_rows_again_saves_none_that_has_a_reference(rows):
    first = sort_rows(enumerate(rows, 2), ())
    known = {one.checked.values.reference for one in first.saved}
    again = sort_rows(enumerate(rows, 2), known)
    assert all(not one.checked.values.reference for one in again.saved)
