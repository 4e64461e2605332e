"""Two years of made-up reports: the same for the same seed, spoilt as real lists are, and who is who on record."""

import csv
import hashlib
import io
import re
from collections import defaultdict
from datetime import date
from random import Random

import pytest

from peelian.intake.rules.feed_making import TWO_YEARS, Place, pieces, two_years
from peelian.intake.rules.feed_making.businesses import care_home
from peelian.intake.rules.feed_making.lives import DAYS, Neighbourhood
from peelian.intake.rules.feed_making.planted import BASE58, MAKERS, one_series, told

START = date(2024, 11, 4)
PLACES = (Place("OX18", "Thames Valley"), Place("RG1", "Thames Valley"), Place("BN1", "Sussex"), Place("GU1", "Surrey"))
ROWS = 6000
MISSING = {"birth_date": (0.32, 0.42), "email": (0.18, 0.28), "telephone": (0.2, 0.3), "address": (0.08, 0.17),
           "postcode": (0.03, 0.1)}  # fmt: skip


@pytest.fixture(scope="module")
def made():
    return list(two_years(7, ROWS, START, PLACES))


@pytest.fixture(scope="module")
def people(made):
    return [line for line in made if line.values["victim_type"] == "Individual"]


@pytest.fixture(scope="module")
def firms(made):
    return [line for line in made if line.values["victim_type"] == "Organisation"]


def households(count=3000):
    homes = Neighbourhood(Random(5), PLACES)
    return [homes.household() for _ in range(count)]


def test_the_same_seed_gives_the_same_bytes_and_another_others():
    def bytes_of(seed):
        return [hashlib.sha256(b"".join(side)).hexdigest() for side in zip(*pieces(
            two_years(seed, 300, START, PLACES), TWO_YEARS), strict=True)]  # fmt: skip

    assert bytes_of(1) == bytes_of(1)
    assert not set(bytes_of(1)) & set(bytes_of(2))


def test_it_makes_exactly_as_many_rows_as_asked_the_oldest_first(made):
    days = [tuple(reversed([int(part) for part in line.values["reported_on"].split("/")])) for line in made]
    assert len(made) == ROWS
    assert days == sorted(days)
    assert date(*days[0]) >= START
    assert (date(*days[-1]) - START).days < DAYS


def test_every_row_has_its_truth(made):
    text = b"".join(told for _, told in pieces(made, TWO_YEARS)).decode()
    truth = list(csv.DictReader(io.StringIO(text)))
    assert [row["row"] for row in truth] == [str(at) for at in range(1, ROWS + 1)]
    assert [row["reference"] for row in truth] == [line.values["reference"] for line in made]
    assert all(row["entity"] and row["group"] for row in truth)
    assert {row["entity"][0] for row in truth} == {"P", "O"}
    assert len({row["reference"] for row in truth}) == ROWS


@pytest.mark.parametrize("field", MISSING)
def test_people_leave_out_as_much_as_in_real_lists(people, field):
    low, high = MISSING[field]
    assert low < sum(not line.values[field] for line in people) / len(people) < high


def test_about_half_of_the_reports_are_of_somebody_who_came_back(made):
    assert 0.45 < len({line.entity for line in made}) / ROWS < 0.65


def test_the_origins_of_names_are_in_the_proportions_of_england(people):
    groups = [line.group for line in people]
    assert 0.7 < groups.count("british") / len(groups) < 0.85
    assert 0.05 < groups.count("south_asian") / len(groups) < 0.13
    assert len(set(groups)) == 6


def test_a_household_shares_its_home_and_nobody_in_it_a_forename_with_a_brother_or_sister():
    with_children = [household for household in households() if len(household) > 3]
    assert all(len({one.lives[0].home for one in household}) == 1 for household in with_children)
    for household in with_children:
        children = [one.given for one in household if one.lives[0].family == household[0].lives[0].family][2:]
        assert len(children) == len(set(children))


def test_twins_differ_in_forename_and_in_nothing_else_that_a_birth_certificate_says():
    pairs = [(one, other) for household in households() for at, one in enumerate(household)
             for other in household[at + 1 :] if one.born == other.born]  # fmt: skip
    assert len(pairs) > 5
    assert all(one.given != other.given and one.lives[0].family == other.lives[0].family for one, other in pairs)
    assert all(one.key != other.key for one, other in pairs)


def test_some_move_marry_and_change_their_mailbox_or_telephone():
    everybody = [person for household in households() for person in household]

    def changing(field):
        return sum(len({getattr(life, field) for life in person.lives}) > 1 for person in everybody) / len(everybody)

    assert 0.1 < changing("home") < 0.25
    assert 0.05 < changing("mail") < 0.2
    assert 0.05 < changing("phone") < 0.2
    assert 0.002 < changing("family") < 0.03


def test_an_address_moves_with_its_postcode():
    for household in households(500):
        for person in household:
            homes = {life.home for life in person.lives}
            assert len(homes) == len({home.postcode for home in homes}) == len({home.address for home in homes})


def test_strangers_never_share_a_mailbox():
    owner = {}
    for at, household in enumerate(households()):
        for person in household:
            for life in person.lives:
                if life.mail:
                    assert owner.setdefault(life.mail, at) == at


def test_a_care_home_has_one_address_telephone_and_mailbox_for_all_and_no_two_the_same_person():
    residents = care_home(Neighbourhood(Random(3), PLACES), 60)
    assert len({person.key for person in residents}) == 60
    assert len({person.lives[0]._replace(family="") for person in residents}) == 1
    assert len({person.born for person in residents}) > 50


def test_a_sole_trader_and_the_person_are_two_who_share_a_telephone(made, firms):
    spoken = {line.contact for line in firms}
    both = [line for line in made if line.entity in spoken]
    assert both
    assert all(line.entity != line.contact for line in made)
    numbers = defaultdict(set)
    for line in made:
        numbers[line.contact or line.entity].add(re.sub(r"\D", "", line.values["telephone"])[-9:])
    assert any(numbers[line.entity] for line in both)


def test_firms_are_written_in_several_ways_and_some_give_their_number(firms):
    names = " | ".join(line.values["organisation_name"] for line in firms)
    assert all(word in names for word in (" Ltd", " Limited", " & ", " and ", "trading as", "t/a"))
    numbers = [line.values["company_number"] for line in firms]
    assert 0.03 < sum(map(bool, numbers)) / len(firms) < 0.2
    assert all(re.fullmatch(r"\d{8}|", number) for number in numbers)


def test_telephone_numbers_are_of_the_drama_ranges_and_addresses_end_in_example(made):
    drama = re.compile(r"(07700900|01632960|02079460|01914980|01(1[3-8]|[2-6]1)4960|02920180|03069990|08081570)\d{3}")
    for line in made:
        number = re.sub(r"^\+?44", "0", line.values["telephone"].replace(" ", ""))
        assert not number or drama.fullmatch(number)
        assert not line.values["email"] or line.values["email"].lower().endswith(".example")


def test_a_series_is_told_in_several_ways_within_its_days(made):
    of = defaultdict(set)
    for line in made:
        if line.series:
            of[line.series].add(line.values["narrative"])
    assert len(of) >= 3
    assert max(map(len, of.values())) > 5


def test_what_a_victim_tells_of_a_series_gives_one_of_its_traces():
    series = one_series("S1", Random(2))
    for number in range(50):
        plant = told(series, Random(number))
        assert plant.series == "S1"
        assert len(plant.text) > 15


def test_wallets_carry_their_checksum():
    for number in range(40):
        wallet = MAKERS["wallet"](Random(number))
        if wallet.startswith("0x"):
            assert re.fullmatch(r"0x[0-9a-f]{40}", wallet)
            continue
        value = 0
        for letter in wallet:
            value = value * 58 + BASE58.index(letter)
        raw = value.to_bytes(25, "big")
        assert raw[-4:] == hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4]


def test_many_reports_share_a_decoy_and_no_series(made):
    decoys = [line for line in made if "0306999000" in line.values["narrative"].replace(" ", "")]
    assert len(decoys) > 10
    assert not any(line.series for line in decoys)


def test_two_years_need_a_row_and_a_place():
    with pytest.raises(ValueError, match="at least one row"):
        list(two_years(1, 0, START, PLACES))
    with pytest.raises(ValueError, match="one place"):
        list(two_years(1, 5, START, ()))
