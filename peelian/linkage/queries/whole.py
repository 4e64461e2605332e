"""A whole population, as rows for the engine and as a scope to cluster, read in bulk."""

from pathlib import Path

from django.db import connection

from peelian.parties.rules.kinds import Kind

# The engine's raw columns of each kind, in their order, as the table of source records has them.
RAW = {
    Kind.PERSON: "id, given_name, family_name, birth_date, email, telephone, postcode, address",
    Kind.ORGANISATION: "id, organisation_name, email, telephone, postcode, address, company_number",
}


def copy_raw(kind: Kind, to: Path) -> None:
    """Write the raw columns of every source record of a kind as CSV, a record a line; an unknown date is empty."""
    with connection.cursor() as cursor, to.open("wb") as out:
        listed = f"SELECT {RAW[kind]} FROM parties_sourcerecord WHERE kind = '{kind.value}'"  # noqa: S608 (our own)
        with cursor.copy(f"COPY ({listed}) TO STDOUT (FORMAT csv)") as rows:
            for block in rows:
                out.write(block)


def together(kind: Kind) -> list[int]:
    """Return every source record of a kind that is one party with another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.record_id FROM linkage_membership m JOIN parties_party p ON p.id = m.party_id AND p.kind = %s "
            "WHERE m.party_id IN (SELECT party_id FROM linkage_membership GROUP BY party_id HAVING count(*) > 1)",
            [kind.value],
        )
        return [record for (record,) in cursor.fetchall()]
