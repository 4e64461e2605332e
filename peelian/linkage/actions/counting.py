from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from peelian.kernel.actor import Actor
from peelian.kernel.folding import fold
from peelian.linkage.models import NameCount
from peelian.linkage.queries.commonness import EVERYBODY
from peelian.linkage.rules.kinds import NameOf
from peelian.linkage.rules.organisations import cores
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind


@transaction.atomic
def count_names(*, by: Actor, at: datetime) -> int:
    """Count anew how many source records bear each name, in place of the counts before; return how many names."""
    counts = {
        NameOf.GIVEN: _counted(Kind.PERSON, "given_name", lambda name: fold(name).split()[:1]),
        NameOf.FAMILY: _counted(Kind.PERSON, "family_name", lambda name: [fold(name)]),
        NameOf.ORGANISATION: _counted(Kind.ORGANISATION, "organisation_name", cores),
    }
    rows = [
        NameCount(of=of.value, value=value[:210], n=n, counted_at=at)
        for of, counted in counts.items()
        for value, n in counted.items()
    ]
    NameCount.objects.all().delete()
    NameCount.objects.bulk_create(rows, batch_size=5000, ignore_conflicts=True)
    return len(rows)


def _counted(kind: Kind, column: str, parts: Callable[[str], Iterable[str]]) -> Counter[str]:
    """Return how many records bear each part of a name; names are folded once each. `EVERYBODY`: how many there are."""
    counted: Counter[str] = Counter()
    names = SourceRecord.objects.filter(kind=kind.value).values_list(column).annotate(n=Count("pk"))
    for name, n in names.order_by().iterator():
        counted[EVERYBODY] += n
        for part in parts(name):
            if part:
                counted[part] += n
    return counted
