"""Records, and what the engine may say of two of them, as hypothesis makes them: few values, so they often agree."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from peelian.linkage.rules.levels import UNKNOWN, Born, Contact, Home, Name, Number
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
    address="12 Elm Road, Farnborough",
)
BOND = OrganisationRecord(1, "Bond Griffiths Ltd", "", "", "")


def person(**differs):
    return replace(ROSA, **differs)


def firm(name="Bond Griffiths Ltd", **says):
    return replace(BOND, name=name, **says)


def people(key=st.just(1)):
    return st.builds(
        PersonRecord,
        key=key,
        given=st.sampled_from(
            [
                "",
                "j",
                "r",
                "w",
                "john",
                "jane",
                "jack",
                "rosalind",
                "rosalnd",
                "rosa may",
                "bill",
                "william",
                "мария",
                "pike",
            ]
        ),
        family=st.sampled_from(["", "pike", "pyke", "pickering", "pickerign", "pike pickering", "rosalind", "иванова"]),
        birth_date=st.sampled_from(
            [None, date(1955, 3, 4), date(1955, 4, 3), date(1955, 3, 5), date(1956, 3, 4), date(1985, 1, 22)]
        ),
        email=st.sampled_from(["", "home@postbox.example", "rp@postbox.example", "rp@postbx.example"]),
        telephone=st.sampled_from(["", "+441632960418", "+441632960481", "+447700900001"]),
        postcode=st.sampled_from(["", "GU14 7QT", "GU14 7QU", "BN1 4AA"]),
        address=st.sampled_from(["", "12 Elm Road", "12 Elm Rd", "2 Elm R", "Flat 9, Birch Court"]),
    )


def organisations(key=st.just(1)):
    return st.builds(
        OrganisationRecord,
        key=key,
        name=st.sampled_from(
            [
                "",
                "Ltd",
                "Bond Griffiths Ltd",
                "bond griffith",
                "John Pike t/a Pike Joinery",
                "Pike Joinery",
                "ООО Ромашка",
            ]
        ),
        email=st.sampled_from(["", "a@bond.example", "b@bond.example", "c@gmail.com", "d@hotmail.co.uk"]),
        telephone=st.sampled_from(["", "+441632960301", "+441632960302"]),
        postcode=st.sampled_from(["", "BN1 4AA", "RG1 3EH"]),
        address=st.sampled_from(["", "Unit 4, Quay Street", "Unit 4, Quay St", "1 Mill Lane"]),
        company_number=st.sampled_from(["", "01234567", "SC123456"]),
    )


def _words(levels, **fields):
    return st.fixed_dictionaries({field: st.sampled_from([UNKNOWN, *levels[kind]]) for field, kind in fields.items()})


_LEVELS = {kind.__name__: [str(level) for level in kind] for kind in (Name, Born, Contact, Home, Number)}


def said_of_people():
    """Return what the fields may say of two people: any level of each, or nothing."""
    fields = {"Forename": "Name", "Surname": "Name", "Date of birth": "Born", "E-mail": "Contact"}
    return _words(_LEVELS, **fields, Telephone="Contact", Address="Home")


def said_of_organisations():
    """Return what the fields may say of two organisations."""
    fields = {"Name": "Name", "Company number": "Number", "E-mail": "Contact"}
    return _words(_LEVELS, **fields, Telephone="Contact", Address="Home")
