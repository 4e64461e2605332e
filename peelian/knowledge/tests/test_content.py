"""The files that ship: complete, kind, and leading from each offence to the one thing to do."""

from datetime import date
from pathlib import Path

import pytest

from peelian.knowledge import queries
from peelian.knowledge.gateways import content
from peelian.knowledge.rules.coverage import authored
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.schema import ContentError

THREATS = (
    "hijacked-account phishing mandate-fraud ransomware malware server-intrusion denial-of-service "
    "telephone-system-fraud remote-access-scam online-shopping-fraud investment-fraud romance-fraud sextortion "
    "courier-fraud insider-access"
)


def test_there_are_about_forty_controls(shipped: Library) -> None:
    assert len(shipped.controls) >= 40


def test_the_threats_are_the_fifteen_of_both_families(shipped: Library) -> None:
    assert set(shipped.threats) == set(THREATS.split())
    assert {threat.family for threat in shipped.threats.values()} == {"cyber-dependent", "cyber-enabled"}


def test_every_control_is_written_for_every_audience_or_says_why_not(shipped: Library) -> None:
    for control in shipped.controls.values():
        answered = {advice.audience for advice in control.advice} | {one.audience for one in control.not_for}
        assert answered == set(shipped.audiences), control.code


def test_at_most_five_readers_in_all_are_told_that_a_control_is_not_for_them(shipped: Library) -> None:
    assert sum(len(control.not_for) for control in shipped.controls.values()) <= 5


def test_everything_is_to_be_looked_at_again_after_today(shipped: Library) -> None:
    assert all(item.review_by > date(2026, 11, 24) for _, item in authored(shipped))


def test_nothing_blames_and_nothing_is_in_the_officers_shorthand(shipped: Library) -> None:
    forbidden = ("your own fault", "should have", "careless", "simply", "MFA", "2FA", "2SV", "VPN", "RDP")
    for control in shipped.controls.values():
        for advice in control.advice:
            assert not [word for word in forbidden if word in advice.text], (control.code, advice.audience)


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("NFIB52C", "two-step-email"), ("NFIB5D", "call-back-on-bank-details"), ("NFIB52E", "backups"),
        ("NFIB50A", "malware-protection"), ("NFIB52A", "website-looked-after"),
        ("NFIB51A", "flood-protection"), ("NFIB3A", "safe-online-payment"),
        ("NFIB1D", "never-met-no-money"), ("NFIB2E", "check-the-investment"), ("NFIB3E", "refuse-remote-access"),
        ("NFIB52D", "phone-system-locked"), ("NFIB1E", "check-before-acting"), ("unmapped", "check-before-acting"),
    ],
)  # fmt: skip
def test_the_one_thing_to_do_comes_first(code: str, first: str) -> None:
    assert queries.controls_for(code)[0].code == first


def test_an_older_victim_is_told_in_words_for_her() -> None:
    advice = queries.advice_for("NFIB52C", audience="older_person")
    assert [one.audience for one in advice] == ["older_person"] * len(queries.controls_for("NFIB52C"))
    assert advice[0].control == "two-step-email"


def test_an_unmapped_code_has_a_weight_and_no_threat() -> None:
    assert queries.threat_for("NFIB99Z") is None
    assert "unmapped" in queries.library().harm_weights.harm


def test_the_library_cannot_be_changed_by_a_reader(shipped: Library) -> None:
    with pytest.raises(TypeError):
        shipped.controls["new"] = shipped.controls["backups"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        shipped.basics.version = 2  # type: ignore[misc]


def test_broken_yaml_says_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "audiences.yaml").write_text("version: 1\nitems: [unclosed\n")
    with pytest.raises(ContentError, match=r"^audiences.yaml, line \d+, YAML: "):
        content.read(tmp_path)


def test_a_field_said_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "audiences.yaml").write_text("version: 1\nowner: A\nowner: B\n")
    with pytest.raises(ContentError, match=r"^audiences.yaml, line 3, YAML: the field “owner” is there twice$"):
        content.read(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^audiences.yaml, the file, the whole file: cannot be opened$"):
        content.read(tmp_path)


def test_yaml_cannot_run_anything(tmp_path: Path) -> None:
    (tmp_path / "audiences.yaml").write_text("!!python/object/apply:os.system ['true']\n")
    with pytest.raises(ContentError, match="YAML"):
        content.read(tmp_path)
