"""A whole population weighed by the real engine, from the table of source records to the pairs that are read back."""

import pytest

from peelian.linkage.actions import read_all, weigh_all
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.tests.invented import keep
from peelian.parties.rules.kinds import Kind

ROSA = {"given_name": "Rosalind", "family_name": "Pickering", "birth_date": "1955-03-14"} | {
    "email": "rp@postbox.example", "telephone": "+441632960418", "postcode": "GU14 7QT", "address": "7, \"Elm\"\nRoad"
}  # fmt: skip
FIRM = {"kind": "organisation", "family_name": "", "organisation_name": "Bond, Griffiths Ltd"} | {
    "telephone": "+441632960301", "postcode": "BN1 4AA", "address": "Unit 4", "company_number": "01234567"
}  # fmt: skip
SAME = {"Agrees exactly", "The same address"}


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "row"), [(Kind.PERSON, ROSA), (Kind.ORGANISATION, FIRM)])
def test_every_field_of_the_table_reaches_the_engine(noon, tmp_path, kind, row):
    other, one = keep(row, row, at=noon)
    weigh_all(kind, tmp_path)
    [pair] = read_all(kind, tmp_path)
    assert (pair.one, pair.other, pair.verdict) == (one.pk, other.pk, Verdict.JOIN)
    said = {field: words for field, words, _ in pair.evidence[1:]}
    unknown = {"E-mail"} if kind is Kind.ORGANISATION else set()
    assert {field for field, words in said.items() if words in SAME} == said.keys() - unknown


@pytest.mark.django_db
def test_the_rows_are_gone_once_they_are_weighed_and_a_kind_of_nobody_has_no_pair(noon, tmp_path):
    keep(ROSA, at=noon)
    for kind in Kind:
        weigh_all(kind, tmp_path)
        assert list(read_all(kind, tmp_path)) == []
    assert {file.suffix for file in tmp_path.iterdir()} == {".jsonl"}
