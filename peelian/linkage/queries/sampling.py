"""The monthly check of what linkage did by itself: what it is drawn from, and what was answered."""

from datetime import date

from django.db.models import Count, Exists, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from peelian.linkage.models import Decision, Link, Membership, Run, Sample
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.sampling import Answers


def to_draw_from(kind: str, *, joined: bool) -> QuerySet[Link]:
    """Return the pairs of a kind that the system joined by itself, or that it found near and kept apart.

    A pair about which a person has decided is in neither: it says nothing of the system.
    """
    decided = Decision.objects.filter(record=OuterRef("other_id"), other=OuterRef("record_id"))
    links = Link.objects.filter(~Exists(decided), record__kind=kind)
    if joined:
        return links.filter(verdict=Verdict.JOIN.value)
    one_party = Membership.objects.filter(record=OuterRef("record_id"), party__memberships__record=OuterRef("other_id"))
    return links.exclude(verdict=Verdict.JOIN.value).filter(~Exists(one_party))


def by_lot(links: QuerySet[Link], drawn_by: str) -> QuerySet[Link]:
    """Return links in the order of the lot (`rules.sampling.lot`): each has the same chance to come first."""
    said = Concat(
        Value(f"{drawn_by} "), Cast("record_id", TextField()), Value(" "), Cast("other_id", TextField()),
        output_field=TextField(),
    )  # fmt: skip
    return links.order_by(Func(Func(said, Value("UTF8"), function="convert_to"), function="sha256"))


def answers() -> list[Answers]:
    """Return what was drawn and answered, by month, kind and whether they had been joined; the newest month first."""
    counted = (
        Sample.objects.order_by()
        .values("month", "kind", "joined")
        .annotate(
            drawn=Count("pk"),
            same_count=Count("pk", filter=Q(same=True)),
            different_count=Count("pk", filter=Q(same=False)),
            unsure_count=Count("pk", filter=Q(same=None, answered_at__isnull=False)),
        )
        .order_by("-month", "-kind", "-joined")
    )
    return [
        Answers(
            month=row["month"],
            kind=row["kind"],
            joined=row["joined"],
            drawn=row["drawn"],
            same=row["same_count"],
            different=row["different_count"],
            unsure=row["unsure_count"],
        )
        for row in counted
    ]


def drawn_in(month: date) -> set[tuple[str, bool]]:
    """Return which kinds were drawn in a month, of pairs joined and of pairs kept apart."""
    return set(Sample.objects.filter(month=month).values_list("kind", "joined").distinct())


def pairs_waiting() -> int:
    """Return how many pairs wait for a person to decide whether they are one."""
    return Link.objects.waiting().count()


def last_run() -> Run | None:
    """Return the last time that everybody was linked anew; None if it never was."""
    return Run.objects.order_by("-started_at", "-id").first()
