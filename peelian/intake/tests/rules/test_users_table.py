from peelian.intake.rules.users_table import samples, wrong_row

HEADER = ("Ref", "Surname", "Postcode")
MAPPING = {"reference": 0, "family_name": 1, "postcode": 2}


def wrong(problems, mapping=MAPPING):
    return wrong_row((7, "saved", ("A1", "Lee", "QQ9")), problems, header=HEADER, mapping=mapping)


def test_samples_are_the_first_three_different_values_that_are_not_blank():
    rows = [("A1", "", "x"), ("A2", " ", "x"), ("A3", "Lee", "y"), ("A4", "Ray", "x")]
    assert samples(rows, 3) == (("A1", "A2", "A3"), ("Lee", "Ray"), ("x", "y"))


def test_samples_of_a_row_that_ends_early_are_those_it_has():
    assert samples([("A1",)], 2) == (("A1",), ())


def test_a_message_stands_above_the_cell_of_its_field_and_nowhere_else():
    row = wrong([["postcode", "No such district."]])
    assert [cell.message for cell in row.cells] == ["", "", "No such district."]
    assert (row.message, row.where) == ("", ("Postcode",))


def test_a_message_of_a_field_without_a_column_stands_above_the_row_once():
    row = wrong([["telephone", "Nobody."], ["email", "Nobody."]])
    assert (row.message, row.where) == ("Nobody.", ())


def test_two_messages_of_one_cell_are_both_said_and_the_same_one_once():
    row = wrong([["postcode", "One."], ["postcode", "Two."], ["postcode", "One."]])
    assert row.cells[2].message == "One. Two."


def test_a_column_past_the_end_of_a_short_row_keeps_its_message_above_the_row():
    row = wrong_row((7, "saved", ("A1",)), [["postcode", "Gone."]], header=HEADER, mapping=MAPPING)
    assert row.message == "Gone."
