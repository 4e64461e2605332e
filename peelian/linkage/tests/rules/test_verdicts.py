"""What a weighed pair comes to: a veto beats an exact rule, and an exact rule beats the weight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules import organisations, people
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.levels import UNKNOWN, Born, Contact, Home, Name, Number
from peelian.linkage.rules.people import Holding
from peelian.linkage.rules.verdicts import judge, outcome
from peelian.linkage.rules.weighing import Thresholds, Weighed
from peelian.linkage.tests.rules.strategies import said_of_organisations, said_of_people
from peelian.parties.rules.kinds import Kind

AT = Thresholds(join=6, still=2, fracture=-2, review=-2)
NAMED = {"Forename": Name.SAME, "Surname": Name.SAME}
ORDER = [Verdict.APART, Verdict.REVIEW, Verdict.JOIN]
weights = st.floats(-40, 80)
pairs = st.one_of(
    st.tuples(st.just(Kind.PERSON), said_of_people()), st.tuples(st.just(Kind.ORGANISATION), said_of_organisations())
)


def person(weight, **says):
    return outcome(Kind.PERSON, NAMED | says, weight, AT)


@pytest.mark.parametrize(
    ("weight", "comes_to"),
    [
        (6.0, (Verdict.JOIN, "")),
        (5.9, (Verdict.REVIEW, "uncertain")),
        (-2.0, (Verdict.REVIEW, "uncertain")),
        (-2.1, (Verdict.APART, "")),
    ],
)
def test_without_a_rule_the_weight_decides(weight, comes_to):
    assert person(weight, Address=Home.POSTCODE) == comes_to


def test_an_exact_rule_joins_whatever_the_weight():
    assert person(-30, **{"E-mail": Contact.SAME}) == (Verdict.JOIN, "e-mail and name")
    firm = {"Name": Name.DIFFERS, "Company number": Number.SAME}
    assert outcome(Kind.ORGANISATION, firm, -30, AT) == (Verdict.JOIN, "company number")


def test_a_veto_beats_an_exact_rule():
    says = {"E-mail": Contact.SAME, "Telephone": Contact.SAME, "Date of birth": Born.DIFFERS}
    assert people.exact_rule(NAMED | says)
    assert person(90, **says) == (Verdict.REVIEW, "another date of birth")
    assert person(90, **says | {"Telephone": UNKNOWN}) == (Verdict.APART, "another date of birth")


def test_what_is_held_back_is_not_asked_about_if_it_weighs_too_little():
    assert person(-2.1) == (Verdict.APART, "nothing that is their own but the name agrees")
    assert person(-2.0) == (Verdict.REVIEW, "nothing that is their own but the name agrees")


def test_organisations_are_judged_by_rules_of_their_own():
    assert outcome(Kind.ORGANISATION, {"Name": Name.SAME, "Telephone": Contact.SAME}, 0, AT)[1] == "name and telephone"
    assert outcome(Kind.PERSON, {"Name": Name.SAME, "Telephone": Contact.SAME}, 0, AT)[1] != "name and telephone"


@pytest.mark.parametrize("weight", [10.0, 0.0, -10.0])
def test_a_judged_pair_keeps_its_weight_and_evidence_and_one_that_is_apart_is_not_kept(weight):
    evidence = (
        ("Prior", "chance", weight - 3),
        ("Forename", str(Name.SAME), 3.0),
        ("Address", str(Home.POSTCODE), 0.0),
    )
    found = judge(Kind.PERSON, Weighed(9, 4, weight, evidence), AT)
    if weight < AT.review:
        assert found is None
    else:
        assert (found.one, found.other, found.weight, found.evidence) == (9, 4, weight, evidence)


@given(pairs, weights)
def test_what_is_held_apart_never_joins_and_what_is_asked_is_never_joined_by_the_machine(pair, weight):
    kind, said = pair
    holding, _ = (people if kind is Kind.PERSON else organisations).held_back(said)
    verdict, _ = outcome(kind, said, weight, AT)
    if holding is Holding.APART:
        assert verdict is Verdict.APART
    if holding is Holding.ASKED:
        assert verdict is not Verdict.JOIN


@given(pairs, weights, weights)
def test_more_weight_never_makes_less_of_a_pair(pair, one, other):
    low, high = sorted((one, other))
    assert ORDER.index(outcome(*pair, low, AT)[0]) <= ORDER.index(outcome(*pair, high, AT)[0])


@given(pairs, weights)
def test_a_rule_is_named_unless_the_weight_alone_joins(pair, weight):
    verdict, rule = outcome(*pair, weight, AT)
    assert verdict is not Verdict.REVIEW or rule
    assert verdict is not Verdict.JOIN or rule or weight >= AT.join
