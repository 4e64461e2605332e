"""Marking what was keyed into another system, and the words of what is copied there."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Force, Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.models import Keyed, PasteTemplate, Report
from peelian.intake.queries.pasting import blocks_of, values_of
from peelian.intake.rules.pasting import facts_digest, faults, places_in
from peelian.kernel.labels import label
from peelian.kernel.refused import Refused
from peelian.knowledge.rules.pasting import Target
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A block as a supervisor writes it. `based_on`: the version they changed, 0 for one that is new here."""

    code: str
    target: Target
    title: str
    body: str
    force: Force | None
    based_on: int


@transaction.atomic
def mark_keyed(*, report: Report, code: str, copy_digest: str, by: Officer, at: datetime) -> Keyed:
    """Record that a block was keyed into its system. Marked twice with the same text, the first mark stands.

    `copy_digest` is of the text that the officer copied. Refused when the record has changed since, and for a block
    that is not in use.
    """
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())
    block = next((one for one in blocks_of(report) if one.words.code == code), None)
    if block is None:
        raise Refused("This block is not in use any more.")
    if block.copy_digest != copy_digest:
        raise Refused("The record has changed since you copied this. Go back, copy it again, then mark it.")
    if block.keyed and block.keyed.copy_digest == copy_digest:
        return block.keyed
    places = places_in(block.words.body)
    keyed = Keyed.objects.create(
        report=report,
        code=code,
        target=block.words.target.value,
        template_version=block.words.version,
        copy_digest=copy_digest,
        places=list(places),
        facts_digest=facts_digest(places, values_of(report)),
        at=at,
        by_name=by.name,
    )
    detail = f"keyed into the {keyed.target}: {block.words.title}"
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=detail)
    return keyed


@transaction.atomic
def save_paste_template(*, wording: Wording, by: Officer, at: datetime) -> PasteTemplate:
    """Put a unit's own words in place of a block, or make a block of its own. The words before stay in its history.

    Refused to anybody but a supervisor, with a place we do not know, without a title, and when somebody else has
    saved it since it was opened.
    """
    _must_be_allowed(by)
    wrong = faults(wording.body)
    if not wording.title.strip():
        wrong.insert(0, "Say what the block is called.")
    if wrong:
        raise Refused(" ".join(wrong))
    said = {
        "target": wording.target.value,
        "title": wording.title.strip(),
        "body": wording.body.strip().replace("\r\n", "\n"),
        "version": wording.based_on + 1,
        "saved_at": at,
        "saved_by": by.name,
        "retired_at": None,
    }
    own = PasteTemplate.objects.filter(unit=by.unit, force=wording.force, code=wording.code)
    kept = own.select_for_update(of=("self",)).first()
    if (kept.version if kept else 0) != wording.based_on:
        raise Refused("Somebody else has saved this block since you opened it. Open it again and compare.")
    if kept is None:
        kept = PasteTemplate(unit=by.unit, force=wording.force, code=wording.code)
    for name, value in said.items():
        setattr(kept, name, value)
    kept.save()
    _log(kept, f"saved, version {kept.version}", by, at)
    return kept


@transaction.atomic
def retire_paste_template(*, wording: Wording, by: Officer, at: datetime) -> PasteTemplate:
    """Put a block out of use here: nobody is asked to key it. What was keyed stays. Refused as saving is."""
    kept = save_paste_template(wording=wording, by=by, at=at)
    kept.retired_at = at
    kept.save(update_fields=["retired_at"])
    _log(kept, "put out of use", by, at)
    return kept


def _must_be_allowed(by: Officer) -> None:
    if not by.may(Duty.EDIT_BLOCKS):
        raise Refused("A supervisor changes what is copied into other systems.")


def _log(kept: PasteTemplate, detail: str, by: Officer, at: datetime) -> None:
    log(
        operation=Operation.ALTERATION,
        subject=label("intake.PasteTemplate", kept.pk),
        by=by,
        at=at,
        detail=f"{kept.code}: {detail}",
    )
