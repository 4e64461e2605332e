"""How common names are among all records, and which addresses and numbers too many records bear to say anything."""

from collections.abc import Collection, Sequence

from django.db import connection

from peelian.linkage.models import NameCount
from peelian.linkage.queries.candidates import SEEN_TOO_OFTEN
from peelian.linkage.queries.views import Seen
from peelian.linkage.rules.kinds import NameOf
from peelian.linkage.rules.organisations import OrganisationRecord, cores
from peelian.linkage.rules.people import PersonRecord
from peelian.linkage.rules.weighing import Counts
from peelian.parties.rules.kinds import Kind

EVERYBODY = ""  # the name under which all records of a kind are counted


def counts_for(records: Sequence[Seen], kind: Kind) -> Counts:
    """Return the counts that weighing these records needs: by the last run, of the names that they bear."""
    people = [record for record in records if isinstance(record, PersonRecord)]
    firms = [record for record in records if isinstance(record, OrganisationRecord)]
    bear = {
        "first": (NameOf.GIVEN, {record.given.partition(" ")[0] for record in people}),
        "family": (NameOf.FAMILY, {record.family for record in people}),
        "core": (NameOf.ORGANISATION, {core for record in firms for core in cores(record.name)}),
    }
    of = {column: _counted(name_of, values) for column, (name_of, values) in bear.items() if values}
    everybody = NameOf.FAMILY if kind is Kind.PERSON else NameOf.ORGANISATION
    total = _counted(everybody, {EVERYBODY}).get(EVERYBODY, 0)
    values = {value for record in records for value in (record.email, record.telephone) if value}
    return Counts(total, of, _shared(values, kind))


def _counted(name_of: NameOf, values: Collection[str]) -> dict[str, int]:
    counts = NameCount.objects.filter(of=name_of.value, value__in=list(values))
    return dict(counts.values_list("value", "n"))


def _shared(values: Collection[str], kind: Kind) -> set[str]:
    """Return those of these addresses and numbers that more than `SEEN_TOO_OFTEN` records of a kind bear."""
    mails, numbers = [v for v in values if "@" in v], [v for v in values if "@" not in v]
    found = set()
    with connection.cursor() as cursor:
        for column, listed in (("email", mails), ("telephone", numbers)):
            cursor.execute(
                f"""
                SELECT v.value FROM unnest(%s::text[]) AS v(value) CROSS JOIN LATERAL (
                    SELECT count(*) AS n FROM (
                        SELECT 1 FROM parties_sourcerecord s
                        WHERE s.{column} = v.value AND s.{column} <> '' AND s.kind = %s LIMIT %s
                    ) few
                ) theirs WHERE theirs.n > %s
                """,  # noqa: S608 (our own columns)
                [listed, kind.value, SEEN_TOO_OFTEN + 1, SEEN_TOO_OFTEN],
            )
            found |= {value for (value,) in cursor.fetchall()}
    return found
