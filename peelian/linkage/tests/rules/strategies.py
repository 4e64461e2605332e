"""Records as hypothesis makes them: few values, so that they often agree."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.linkage.rules.people import PersonRecord

ROSA = PersonRecord(
    key=1,
    given="rosalind",
    family="pickering",
    birth_date=date(1955, 3, 14),
    email="pickering@postbox.example",
    telephone="+441632960418",
    postcode="GU14 7QT",
)


def person(**differs):
    return replace(ROSA, **differs)


def people(key=st.just(1)):
    return st.builds(
        PersonRecord,
        key=key,
        given=st.sampled_from(["", "j", "r", "john", "jane", "jack", "rosalind", "sam", "samuel", "samantha"]),
        family=st.sampled_from(["", "pike", "pickering"]),
        birth_date=st.sampled_from([None, date(1955, 3, 14), date(1985, 1, 2)]),
        email=st.sampled_from(["", "home@postbox.example", "rp@postbox.example", "info@firm.example"]),
        telephone=st.sampled_from(["", "+441632960418", "+447700900001"]),
        postcode=st.sampled_from(["", "GU14 7QT"]),
    )


def organisations():
    return st.builds(
        OrganisationRecord,
        key=st.integers(1, 9),
        name=st.sampled_from(
            ["", "ltd", "bond griffiths ltd", "bond griffiths", "the bond griffiths co", "pike joinery"]
        ),
        email=st.sampled_from(["", "a@bond.example", "b@bond.example", "c@gmail.com", "d@hotmail.co.uk"]),
        telephone=st.sampled_from(["", "+441632960301", "+441632960302"]),
        postcode=st.sampled_from(["", "BN1 4AA", "RG1 3EH"]),
    )


def many_people():
    """Return lists of people with keys of their own, in every order."""
    return st.lists(people(), min_size=1, max_size=8).map(
        lambda found: [replace(record, key=number) for number, record in enumerate(found, start=1)]
    )
