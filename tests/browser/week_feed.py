"""A demo week of sixty invented reports: one for each thing that can happen to an officer, and many like each other.

Each special row says what differs from an ordinary one. Telephone numbers are Ofcom's drama ranges.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    "Crime Reference|Date Reported|NFIB Code|Victim Type|Organisation Name|Employees|Forename|Surname|Date of Birth|"
    "Address|Postcode|Force|Telephone|Email|Loss|Vulnerable|Ongoing|Narrative"
).split("|")
SPECIAL: tuple[dict[str, str], ...] = (
    # Danger and signs: each interrupts before anything else.
    {"Surname": "Alder", "NFIB Code": "NFIB2E", "Narrative": "All my savings are gone and I want to end my life."},
    {"Surname": "Birch", "NFIB Code": "NFIB90", "Narrative": "He has naked pictures of my 14 year old daughter."},
    {"Surname": "Cedar", "NFIB Code": "NFIB3A", "Narrative": "He threatened to kill me. It was a line of a film."},
    {"Surname": "Damson", "NFIB Code": "NFIB52C", "Narrative": "My ex husband reads all my messages and hits me."},
    # Who must be cared for, and by whom.
    {"Surname": "Elder", "NFIB Code": "NFIB3E", "Vulnerable": "Elderly, lives alone", "Date of Birth": "03/05/1939"},
    {"Surname": "Fir", "NFIB Code": "NFIB1D", "Vulnerable": "Y", "Loss": "18000"},
    {"Surname": "Gorse", "NFIB Code": "NFIB5D", "Loss": "900"},
    # What stops contact, and what changes it.
    {"Surname": "Hazel", "NFIB Code": "NFIB52E", "Ongoing": "Y"},
    {"Surname": "Ivy", "NFIB Code": "NFIB2A"},
    {"Surname": "Juniper", "NFIB Code": "NFIB52C"},
    {"Surname": "Kapok", "NFIB Code": "NFIB50A"},
    {"Surname": "Larch", "NFIB Code": "NFIB3E"},
    {"Surname": "Maple", "NFIB Code": "NFIB52B", "Narrative": "I gave him my card, 4111 1111 1111 1111."},
    # Firms.
    {
        "Surname": "Nettle", "Victim Type": "Organisation", "Organisation Name": "Three Rivers Dental Practice",
        "Employees": "9", "NFIB Code": "NFIB52E", "Ongoing": "Y", "Date of Birth": "",
    },
    {
        "Surname": "Oak", "Victim Type": "Organisation", "Organisation Name": "Kestrel Joinery Ltd", "Employees": "1",
        "NFIB Code": "NFIB5D", "Loss": "4200", "Date of Birth": "",
    },
    # How contact ends.
    {"Surname": "Pine", "NFIB Code": "NFIB52C"},
    {"Surname": "Quince", "NFIB Code": "NFIB3E"},
    {"Surname": "Rowan", "NFIB Code": "NFIB1D"},
    {"Surname": "Sorrel", "NFIB Code": "NFIB52B"},
    {"Surname": "Teasel", "NFIB Code": "NFIB52C"},
    {"Surname": "Umber", "NFIB Code": "NFIB50A"},
    {"Surname": "Vetch", "NFIB Code": "NFIB52C"},
)  # fmt: skip
ORDINARY = 60 - len(SPECIAL)
FORENAMES = "Ada Bert Cleo Dev Elsa Femi Gwen Hugh Iris Jack Kofi Lena Musa Nell Owen Petra Rafi Sara Tom".split()
PLACES = (
    ("Mill Lane", "GU14 7QT", "Hampshire"),
    ("High Street", "BN1 1AA", "Sussex"),
    ("The Green", "OX1 1AA", "Thames Valley"),
)


def rows(today: date) -> list[dict[str, str]]:
    """Return the sixty rows, reported in the days before `today`."""
    ordinary = [{"Surname": f"Ordinary{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'abc'[n // 26]}"} for n in range(ORDINARY)]
    return [_row(number, dict(differs), today) for number, differs in enumerate([*SPECIAL, *ordinary])]


def write(file: Path, today: date) -> None:
    """Write the week as the national list would come: CSV with a byte-order mark."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, HEADER)
        writer.writeheader()
        writer.writerows(rows(today))


def _row(number: int, differs: dict[str, str], today: date) -> dict[str, str]:
    address, postcode, force = PLACES[number % len(PLACES)]
    forename = FORENAMES[number % len(FORENAMES)]
    usual = {
        "Crime Reference": f"NFRC26{number:06}",
        "Date Reported": f"{today - timedelta(days=1 + number % 4):%d/%m/%Y}",
        "NFIB Code": "NFIB3A",
        "Victim Type": "Individual",
        "Organisation Name": "",
        "Employees": "",
        "Forename": forename,
        "Date of Birth": f"{1 + number % 28:02}/{1 + number % 12:02}/{1965 + number % 30}",
        "Address": f"{number + 1} {address}",
        "Postcode": postcode,
        "Force": force,
        "Telephone": f"01632 960{100 + number:03}",
        "Email": f"{forename}.{differs['Surname']}@post.example".lower(),
        "Loss": "60",
        "Vulnerable": "N",
        "Ongoing": "N",
        "Narrative": "Paid for shoes that never came.",
    }
    return usual | differs
