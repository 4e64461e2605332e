"""The words for looks: every reason that a check can give has its text, and no text is for a reason that none gives."""

import re

import pytest
import yaml

from peelian.assessment.gateways.check_texts import FILE, check_texts
from peelian.assessment.rules.outside.judging import REASONS
from peelian.assessment.rules.outside.reading_texts import texts_from
from peelian.assessment.rules.outside.texts import Glow, Light, Mender
from peelian.knowledge.queries import library
from peelian.knowledge.rules.schema import ContentError

EVERYWHERE = set(yaml.safe_load(FILE.read_text(encoding="utf-8"))["everywhere"])
ANSWERS = {glow.value: "x" for glow in Glow}
TEXTS = check_texts()
BAD = [(check.code, code) for check in TEXTS.checks.values() for code, reason in check.reasons.items() if reason.do]


@pytest.mark.parametrize("check", sorted(REASONS))
def test_every_reason_has_its_text_and_no_text_is_idle(check: str) -> None:
    assert set(REASONS[check]) <= set(TEXTS.checks[check].reasons)
    assert set(TEXTS.checks[check].reasons) - EVERYWHERE <= set(REASONS[check])
    assert "looks-differ" in TEXTS.checks[check].reasons


def test_no_check_is_without_text_or_text_without_check() -> None:
    assert set(REASONS) == set(TEXTS.checks)


def test_every_check_hangs_on_a_control_of_the_library() -> None:
    assert {check.control for check in TEXTS.checks.values()} <= set(library().controls)


def test_every_light_has_a_check_that_decides_and_an_answer_for_each_way_it_can_stand() -> None:
    for light in Light:
        assert any(check.decides for check in TEXTS.checks.values() if check.light is light)
        assert set(TEXTS.lights[light].answers) == set(Glow)


@pytest.mark.parametrize(("check", "code"), BAD)
def test_what_is_to_be_mended_says_who_can_and_what_to_write_to_them(check: str, code: str) -> None:
    reason = TEXTS.checks[check].reasons[code]
    letter = TEXTS.letter(reason)
    assert reason.who in Mender
    assert letter.startswith("Hello,")
    assert letter.endswith("Thank you.")
    assert "{host}" in reason.forward
    assert set(re.findall(r"{\w*}", letter + reason.says + reason.do)) <= {"{host}", "{shown}"}


def test_nothing_is_said_in_percent() -> None:
    words = [part for check in TEXTS.checks.values() for one in check.reasons.values() for part in (one.says, one.do)]
    assert not [one for one in words if "%" in one or "percent" in one]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"lights": [{"light": "mail", "question": "?", "answers": {glow.value: "x" for glow in Glow}}]},
            "in this order",
        ),
        ({"checks": [{"check": "dmarc", "reasons": {}}]}, "dmarc, name: is missing"),
        ({"letter": {"opening": "Hello"}}, "ending: is missing"),
    ],
)
def test_a_file_that_is_wrong_says_where(changes: dict[str, object], said: str) -> None:
    lights = [{"light": light.value, "question": "?", "answers": dict(ANSWERS)} for light in Light]
    weights = {"harm": 1, "ease": 1, "yours": 1}
    check = {"check": "dmarc", "name": "A", "light": "mail", "control": "b", **weights, "reasons": {"none": "None."}}
    letter = {"opening": "Hello", "ending": "Bye"}
    right = {"letter": letter, "lights": lights, "everywhere": {"x": "y"}, "checks": [check]}
    assert texts_from(right, file="checks.yaml").checks["dmarc"].reasons["x"].says == "y"
    with pytest.raises(ContentError, match=said):
        texts_from(right | changes, file="checks.yaml")
