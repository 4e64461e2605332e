"""The monthly check: some automatic links are put to people who do not see what the model said."""

from datetime import date, datetime

from django.db import connection, transaction

from peelian.kernel.actor import Actor
from peelian.kernel.labels import label
from peelian.kernel.refused import Refused
from peelian.linkage.models import Link, Sample
from peelian.linkage.queries.sampling import by_lot, drawn_in, to_draw_from
from peelian.linkage.rules.sampling import EACH, mixed, seed
from peelian.linkage.rules.sampling import Pair as Drawn
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log, log_many
from peelian.records.rules.operations import Operation

ANSWERED = "Somebody has answered this pair already. Here is what comes next."
CONTRADICTED = 1000.0  # bits; before any pair that the model alone finds useful to ask about


@transaction.atomic
def draw_sample(*, month: date, size: int = EACH, by: Actor, at: datetime) -> int:
    """Draw a month's check of each kind: `size` automatic links and as many pairs kept apart. Return how many.

    Simple chance, each link alike, so that the share found right is itself the estimate and its interval Wilson's;
    weak links are looked at by the review queue, all of them. What was drawn in a month stays: again adds nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7230007)")
    first = month.replace(day=1)
    drawn = [sample for kind in Kind for sample in _of_kind(first, kind.value, size, at)]
    Sample.objects.bulk_create(drawn)
    subjects = [label("parties.SourceRecord", sample.record_id) for sample in drawn]
    log_many(operation=Operation.CONSULTATION, subjects=subjects, by=by, at=at, detail=f"drawn by lot, {first:%B %Y}")
    return len(drawn)


@transaction.atomic
def answer_sample(*, sample: Sample, same: bool | None, by: Actor, at: datetime) -> None:
    """Keep a person's answer; None: it cannot be told. Refused: a pair that somebody has answered.

    The map does not move. A pair whose answer is not what the system did goes to the front of the review queue,
    where a person sees what would change before deciding.
    """
    open_ones = Sample.objects.filter(pk=sample.pk, answered_at=None)
    if not open_ones.update(same=same, answered_by=by.name, answered_at=at):
        raise Refused(ANSWERED)
    if same is not None and same is not sample.joined:
        Link.objects.filter(record=sample.record_id, other=sample.other_id).update(waits=True, useful=CONTRADICTED)
    log(
        operation=Operation.CONSULTATION,
        subject=label("parties.SourceRecord", sample.record_id),
        by=by,
        at=at,
        detail=f"answered in the check of {sample.month:%B %Y}",
    )


def _of_kind(month: date, kind: str, size: int, at: datetime) -> list[Sample]:
    """Return the samples of one kind, joined and kept apart mixed, so that their order gives nothing away."""
    done, drawn_by = drawn_in(month), seed(month, kind)
    found: dict[Drawn, Link] = {}
    for joined in (True, False):
        if (kind, joined) not in done:
            links = by_lot(to_draw_from(kind, joined=joined), drawn_by)[:size]
            found |= {Drawn(link.record_id, link.other_id, joined): link for link in links}
    return [
        Sample(
            month=month, kind=kind, record_id=pair.record, other_id=pair.other, joined=pair.joined,
            weight=found[pair].weight, model=found[pair].model, drawn_at=at,
        )
        for pair in mixed(found, f"{drawn_by}, asked")
    ]  # fmt: skip
