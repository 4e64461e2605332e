import pytest

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.telling import by_mender, do_first, in_words, lamps, shows_whole, states
from peelian.assessment.rules.outside.texts import (
    LONGEST_SHOWN,
    CheckText,
    Glow,
    Light,
    LightText,
    Mender,
    ReasonText,
    Texts,
    filled,
)

HOST = "marlpit-joinery.example"
FIX, IMPROVE, GOOD, UNSURE, NOT_NEEDED = (
    Outcome.FIX, Outcome.IMPROVE, Outcome.GOOD, Outcome.COULD_NOT_TELL, Outcome.NOT_NEEDED,
)  # fmt: skip


def check(code: str, light: Light, *, weight: int = 1, decides: bool = True, whole: bool = False) -> CheckText:
    control = "own-domain-protected" if light is Light.MAIL else "website-looked-after"
    bad = ReasonText(says="{host} says {shown}.", do="Mend it.", who=Mender.NAME, forward="{host}: {shown}")
    reasons = {"bad": bad, "fine": ReasonText(says="Fine.")}
    return CheckText(code, code, light, control, weight, 1, 1, decides, whole, reasons)


CHECKS = (
    check("dmarc", Light.MAIL, weight=4, whole=True),
    check("spf", Light.MAIL, weight=3, whole=True),
    check("mta-sts", Light.MAIL, decides=False),
    check("certificate", Light.WEB, weight=4),
    check("hsts", Light.WEB, decides=False),
    check("domain-expiry", Light.DOMAIN, weight=5),
)
LIGHTS = {light: LightText(light, f"{light}?", {glow: glow.value for glow in Glow}) for light in Light}
TEXTS = Texts({one.code: one for one in CHECKS}, LIGHTS, "Hello,", "Thank you.")


def told(**outcomes: Outcome):
    found = [
        Judged(code.replace("_", "-"), HOST, outcome, "bad" if outcome in (FIX, IMPROVE) else "fine", "a record")
        for code, outcome in outcomes.items()
    ]
    return in_words(found, TEXTS)


def test_what_another_release_kept_and_has_no_text_now_is_left_out() -> None:
    old = [Judged("dmarc", HOST, FIX, "as-it-was-called"), Judged("dane", HOST, GOOD, "fine")]
    assert in_words(old, TEXTS) == ()


@pytest.mark.parametrize(
    ("outcomes", "glow"),
    [
        ({"dmarc": GOOD, "spf": GOOD, "mta_sts": GOOD}, Glow.GREEN),
        ({"dmarc": GOOD, "spf": NOT_NEEDED}, Glow.GREEN),
        ({"dmarc": GOOD, "spf": GOOD, "mta_sts": IMPROVE}, Glow.GREEN),
        ({"dmarc": GOOD, "spf": GOOD, "mta_sts": UNSURE}, Glow.GREEN),
        ({"dmarc": GOOD, "spf": GOOD, "mta_sts": FIX}, Glow.RED),
        ({"dmarc": IMPROVE, "spf": GOOD}, Glow.AMBER),
        ({"dmarc": IMPROVE, "spf": FIX}, Glow.RED),
        ({"dmarc": UNSURE, "spf": GOOD}, Glow.UNKNOWN),
        ({"dmarc": UNSURE, "spf": FIX}, Glow.RED),
        ({"mta_sts": GOOD}, Glow.UNKNOWN),
        ({}, Glow.NOT_LOOKED),
    ],
)
def test_a_light_stands_as_what_decides_it_does(outcomes: dict[str, Outcome], glow: Glow) -> None:
    mail, web, domain = lamps(told(**outcomes), TEXTS)
    assert (mail.glow, mail.answer, mail.question) == (glow, glow.value, "mail?")
    assert web.glow is domain.glow is Glow.NOT_LOOKED


def test_a_light_says_what_makes_it_so() -> None:
    mail, *_ = lamps(told(dmarc=IMPROVE, spf=GOOD, mta_sts=IMPROVE), TEXTS)
    assert [one.check.code for one in mail.because] == ["dmarc"]


def test_one_thing_is_done_first_the_heaviest_and_what_is_broken_twice_as_heavy() -> None:
    assert do_first(told(dmarc=IMPROVE, spf=IMPROVE)).check.code == "dmarc"
    assert do_first(told(dmarc=IMPROVE, spf=FIX)).check.code == "spf"
    assert do_first(told(dmarc=GOOD, spf=UNSURE)) is None


def test_what_is_only_good_to_have_waits_however_heavy_and_is_not_urgent() -> None:
    heavy = Texts({**TEXTS.checks, "mta-sts": check("mta-sts", Light.MAIL, weight=5, decides=False)}, LIGHTS, "", "")
    found = [Judged("mta-sts", HOST, IMPROVE, "bad"), Judged("spf", HOST, IMPROVE, "bad")]
    first = do_first(in_words(found, heavy))
    assert (first.check.code, first.urgent) == ("spf", True)
    last = do_first(in_words(found[:1], heavy))
    assert (last.check.code, last.urgent) == ("mta-sts", False)


def test_what_weighs_the_same_comes_in_the_order_of_the_texts() -> None:
    assert do_first(told(certificate=FIX, dmarc=FIX)).check.code == "dmarc"


def test_what_is_to_be_mended_stands_under_whoever_can_the_heaviest_first() -> None:
    listed = by_mender(told(mta_sts=IMPROVE, dmarc=FIX, spf=GOOD, certificate=UNSURE))
    assert [(mender, [one.check.code for one in ones]) for mender, ones in listed.items()] == [
        (Mender.NAME, ["dmarc", "mta-sts"])
    ]


def test_a_text_carries_the_host_and_what_was_seen() -> None:
    (one,) = told(dmarc=FIX)
    assert one.says == f"{HOST} says a record."
    assert one.forward == f"Hello,\n\n{HOST}: a record\n\nThank you."


def test_what_somebody_wrote_into_a_record_is_only_text() -> None:
    seen = "{host} {shown}\n\nHello"
    assert filled("{host}: {shown}", host="a.example", shown=seen) == "a.example: {host} {shown} Hello"
    assert filled("{shown}", host="a.example", shown="") == "nothing"
    assert len(filled("{shown}", host="a.example", shown="x" * 5000)) == LONGEST_SHOWN


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ({"dmarc": GOOD, "spf": GOOD}, State.YES),
        ({"dmarc": GOOD, "spf": NOT_NEEDED}, State.YES),
        ({"dmarc": FIX, "spf": GOOD}, State.NO),
        ({"dmarc": IMPROVE, "spf": GOOD}, State.PARTLY),
        ({"certificate": FIX}, State.PARTLY),
        ({"certificate": GOOD}, State.YES),
    ],
)
def test_results_say_how_far_a_control_is_in_place(outcomes: dict[str, Outcome], state: State) -> None:
    assert list(states(told(**outcomes)).values()) == [state]


@pytest.mark.parametrize(
    "outcomes", [{"dmarc": UNSURE, "spf": GOOD}, {"dmarc": NOT_NEEDED}, {"mta_sts": IMPROVE}, {"hsts": FIX}]
)
def test_a_doubt_or_what_does_not_decide_says_nothing_of_a_control(outcomes: dict[str, Outcome]) -> None:
    assert states(told(**outcomes)) == {}


def test_some_controls_are_shown_whole_and_some_in_part() -> None:
    assert shows_whole("own-domain-protected", TEXTS.checks)
    assert not shows_whole("website-looked-after", TEXTS.checks)
