"""Blocks for other systems: what stands in them, marking them, and a unit's own words."""

from datetime import timedelta

import pytest

from peelian.intake import actions
from peelian.intake.actions import Wording
from peelian.intake.factories import report
from peelian.intake.models import Keyed, PasteTemplate, Report
from peelian.intake.queries.keying import counts, page
from peelian.intake.queries.pasting import all_blocks, blocks_of
from peelian.intake.rules.redaction import Cut, Why
from peelian.intake.rules.stages import Outcome
from peelian.kernel.refused import Refused
from peelian.knowledge.rules.pasting import Target
from peelian.records.models import LogEntry

CRIME, RETURN = "crime-system-update", "national-outcome-return"


@pytest.fixture
def hers(northmarsh, asha, noon) -> Report:
    """Rosalind's report, closed by Asha because she declined."""
    mine = actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)
    return actions.close(report=mine, outcome=Outcome.DECLINED, said={}, by=asha, at=noon)


def block(hers, code=CRIME):
    hers = Report.objects.get(pk=hers.pk)
    return next(one for one in blocks_of(hers) if one.words.code == code)


def mark(hers, asha, noon, code=CRIME):
    return actions.mark_keyed(report=hers, code=code, copy_digest=block(hers, code).copy_digest, by=asha, at=noon)


def test_a_block_says_what_is_on_the_record_and_what_is_not_known(hers):
    text = block(hers).text
    assert "Cyber Protect contact, NFRC26000001" in text
    assert "Outcome: declined advice, on 4 June 2026" in text
    assert "Advice: not known" in text


def test_what_was_taken_out_of_a_narrative_is_not_copied(hers, asha, noon):
    start = hers.narrative.index("code")
    actions.redact(report=hers, cuts=[Cut(start, start + 4, Why.SECRET)], by=asha, at=noon)
    assert "Told us: Locked out" in block(hers).text
    assert "entering a code" not in block(hers).text


def test_marking_keeps_exactly_what_was_copied_and_is_logged(hers, asha, noon):
    keyed = mark(hers, asha, noon)
    assert (keyed.target, keyed.template_version, keyed.by_name) == ("crime system", "shipped 1", "Asha Verma")
    assert keyed.copy_digest == block(hers).copy_digest
    assert LogEntry.objects.filter(subject=hers.label, detail__startswith="keyed into the crime system").exists()
    assert (block(hers).to_do, block(hers, RETURN).to_do) == (False, True)


def test_marked_twice_it_is_marked_once(hers, asha, noon):
    mark(hers, asha, noon)
    mark(hers, asha, noon)
    assert Keyed.objects.count() == 1


def test_what_changed_since_it_was_copied_cannot_be_marked(hers, asha, noon):
    copied = block(hers).copy_digest
    Report.objects.filter(pk=hers.pk).update(loss=5)
    with pytest.raises(Refused, match="has changed since you copied"):
        actions.mark_keyed(report=hers, code=CRIME, copy_digest=copied, by=asha, at=noon)


def test_when_the_facts_change_after_the_mark_it_says_so_and_only_where_they_are_shown(hers, asha, noon):
    mark(hers, asha, noon)
    mark(hers, asha, noon, RETURN)
    Report.objects.filter(pk=hers.pk).update(loss=5)
    assert (block(hers).changed, block(hers, RETURN).changed) == (True, False)


def wording(**differs) -> Wording:
    given = {"code": CRIME, "target": Target.CRIME, "title": "For Niche", "body": "$reference: $outcome", "force": None}
    return Wording(**(given | {"based_on": 0} | differs))


def test_a_units_words_take_the_place_of_ours_and_new_words_are_no_new_facts(hers, asha, ben, noon):
    mark(hers, asha, noon)
    saved = actions.save_paste_template(wording=wording(), by=ben, at=noon)
    assert (block(hers).text, block(hers).words.version) == ("NFRC26000001: declined advice", "1")
    assert (block(hers).changed, saved.saved_by) == (False, "Ben Okoro")


def test_a_forces_words_hold_before_the_units(hers, ben, noon, forces):
    actions.save_paste_template(wording=wording(force=forces["Hampshire"], body="Hampshire"), by=ben, at=noon)
    actions.save_paste_template(wording=wording(body="All"), by=ben, at=noon)
    actions.save_paste_template(wording=wording(force=forces["Sussex"], body="Sussex"), by=ben, at=noon)
    assert block(hers).text == "Hampshire"
    assert [line.force.name for line in all_blocks(ben.unit) if line.force] == ["Hampshire", "Sussex"]


def test_each_saving_is_a_version_and_the_words_before_stay_in_the_history(ben, hers, noon):
    actions.save_paste_template(wording=wording(body="One"), by=ben, at=noon)
    actions.save_paste_template(wording=wording(body="Two", based_on=1), by=ben, at=noon + timedelta(hours=1))
    kept = PasteTemplate.objects.get()
    assert (kept.version, kept.body) == (2, "Two")
    events = PasteTemplate.pgh_event_models["insert"].objects.filter(pgh_obj_id=kept.pk).order_by("pgh_id")
    assert [event.body for event in events] == ["One", "Two"]


def test_of_two_who_open_it_at_once_the_second_is_told(ben, hers, noon):
    actions.save_paste_template(wording=wording(), by=ben, at=noon)
    with pytest.raises(Refused, match="Somebody else has saved"):
        actions.save_paste_template(wording=wording(body="Mine"), by=ben, at=noon)


@pytest.mark.parametrize(
    "differs", [{"body": "$victm"}, {"body": " "}, {"title": " "}], ids=["place", "empty", "title"]
)
def test_words_that_cannot_be_filled_are_refused(ben, hers, noon, differs):
    with pytest.raises(Refused):
        actions.save_paste_template(wording=wording(**differs), by=ben, at=noon)


def test_only_a_supervisor_changes_the_words(asha, hers, noon):
    with pytest.raises(Refused, match="supervisor"):
        actions.save_paste_template(wording=wording(), by=asha, at=noon)


def test_what_is_out_of_use_is_neither_copied_nor_counted(hers, asha, ben, noon):
    actions.retire_paste_template(wording=wording(code=RETURN, target=Target.RETURN), by=ben, at=noon)
    assert [one.words.code for one in blocks_of(hers)] == [CRIME]
    assert [line.target for line in counts(asha, noon.date())] == [Target.CRIME]


def test_what_is_to_key_is_counted_once_contact_has_ended_and_until_it_is_marked(hers, northmarsh, asha, noon, clock):
    other = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000002", Surname="Pike")
    actions.claim(report=other, by=asha, at=noon)
    assert [line.title for line in counts(asha, noon.date())] == [
        "1 record to key into the crime system", "1 record to key into the national outcome return",
    ]  # fmt: skip
    mark(hers, asha, noon)
    assert [line.target for line in counts(asha, noon.date())] == [Target.RETURN]


def test_the_list_holds_an_officers_own_and_is_paged_by_key(hers, northmarsh, asha, ben, noon, clock):
    for number in range(2, 5):
        one = report(unit=northmarsh, at=noon, Crime_Reference=f"NFRC2600000{number}", Surname=f"Pike{number}x")
        actions.close(
            report=actions.claim(report=one, by=asha, at=noon), outcome=Outcome.DECLINED, said={}, by=asha, at=noon
        )
    first = page(asha, Target.CRIME, after="", today=noon.date(), size=3)
    second = page(asha, Target.CRIME, after=first.after, today=noon.date(), size=3)
    assert (len(first.reports), len(second.reports), second.after) == (3, 1, "")
    assert page(ben, Target.CRIME, after="", today=noon.date()).reports == []


@pytest.fixture
def clock(noon):
    import time_machine

    with time_machine.travel(noon, tick=False):
        yield
