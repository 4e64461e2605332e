"""How Splink compares organisations: not one company name, but its core, trading names, domain, telephone and place."""

from collections.abc import Sequence

import duckdb

from peelian.linkage.gateways.places import TELEPHONE, home, house
from peelian.linkage.gateways.prepared import MANY, TEXT, TEXTS, Levels, keep, sql_list, told
from peelian.linkage.rules.levels import Contact, Name, Number
from peelian.linkage.rules.mailboxes import PUBLIC_DOMAINS
from peelian.linkage.rules.names import sound
from peelian.linkage.rules.organisations import company_number, cores

RAW = ("unique_id", "organisation", "email", "telephone", "postcode", "address", "company_number")
NAMES = {"name": TEXT, "core": TEXT, "cores": TEXTS, "telling": TEXTS, "core_sound": TEXT, "trading": TEXT}
FIELDS = {
    "name": "Name", "email": "E-mail", "telephone": "Telephone", "home": "Address", "number": "Company number",
}  # fmt: skip

# field: (column that must be known on both sides, column whose rarity counts, [(level, condition)])
LEVELS: Levels = {
    "name": (
        "core_l IS NULL OR core_r IS NULL",
        "core",
        [
            (Name.SAME, "core_l = core_r"),
            (Name.TRADING, "list_has_any(cores_l, cores_r)"),
            (Name.NEAR, "jaro_winkler_similarity(core_l, core_r) >= 0.93 OR core_sound_l = core_sound_r"),
            (Name.PART, "list_has_any(telling_l, telling_r)"),
            (Name.DIFFERS, "ELSE"),
        ],
    ),
    "email": (
        "email_l IS NULL OR email_r IS NULL",
        "",
        [
            (Contact.SAME, "email_l = email_r AND NOT email_shared_l"),
            (Contact.DOMAIN, "domain_l = domain_r AND NOT domain_shared_l"),
            (Contact.SHARED, "email_l = email_r OR domain_l = domain_r"),
            (Contact.NEAR, "levenshtein(email_l, email_r) <= 2"),
            (Contact.DIFFERS, "ELSE"),
        ],
    ),
    "telephone": TELEPHONE,
    "home": home("length(house_l) >= 8 AND house_l = house_r"),
    "number": (
        "number_l IS NULL OR number_r IS NULL",
        "",
        [(Number.SAME, "number_l = number_r"), (Number.DIFFERS, "ELSE")],
    ),
}

KEYS = (
    ("'c' || number", True),
    ("'e' || email", True),
    ("'d' || domain || core[1]", True),
    ("'t' || telephone || core[1]", True),
    ("'p' || postcode || core[1]", True),
    ("'n' || core", True),
    ("'n' || trading", True),
    ("'s' || core_sound || outcode", False),
    ("'h' || house", False),
)
WORTH = "true"

_PREPARE = """
CREATE OR REPLACE TABLE prepared AS
WITH told AS (
    SELECT raw.unique_id, names.core, names.cores, names.telling, nullif(names.core_sound, '') AS core_sound,
        names.trading, nullif(numbers.number, '') AS number, nullif(lower(email), '') AS email,
        CASE WHEN list_contains({public}, regexp_extract(lower(email), '@([^.]*)', 1)) THEN NULL
            ELSE nullif(regexp_extract(lower(email), '@(.*)$', 1), '') END AS domain,
        nullif(telephone, '') AS telephone, nullif(replace(upper(postcode), ' ', ''), '') AS postcode,
        {house} AS house
    FROM raw LEFT JOIN org_names names ON names.name = raw.organisation
    LEFT JOIN org_numbers numbers ON numbers.given = raw.company_number
), mails AS (
    SELECT email, count(DISTINCT core[1]) > {shared} AS shared FROM told WHERE email IS NOT NULL GROUP BY email
), domains AS (
    SELECT domain, count(DISTINCT core[1]) > {shared} AS shared FROM told WHERE domain IS NOT NULL GROUP BY domain
), phones AS (
    SELECT telephone, count(DISTINCT core[1]) > {shared} AS shared FROM told WHERE telephone IS NOT NULL GROUP BY 1
), homes AS (
    SELECT postcode, house, count(DISTINCT core[1]) > {shared} AS shared FROM told
    WHERE postcode IS NOT NULL AND house IS NOT NULL GROUP BY 1, 2
)
SELECT told.*, nullif(regexp_extract(told.house, '[0-9]+'), '') AS door,
    CASE WHEN length(told.postcode) > 3 THEN told.postcode[:-4] END AS outcode,
    coalesce(mails.shared, false) AS email_shared, coalesce(domains.shared, false) AS domain_shared,
    coalesce(phones.shared, false) AS telephone_shared, coalesce(homes.shared, false) AS home_shared
FROM told LEFT JOIN mails USING (email) LEFT JOIN domains USING (domain) LEFT JOIN phones USING (telephone)
LEFT JOIN homes ON homes.postcode = told.postcode AND homes.house = told.house
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `prepared` of organisations from `raw`: the cores of names, own domains, and who shares what."""
    numbers = [(said, company_number(said)) for said in told(connection, "company_number")]
    keep(connection, "org_names", NAMES, [row for name in told(connection, "organisation") if (row := _name(name))])
    keep(connection, "org_numbers", {"given": TEXT, "number": TEXT}, numbers)
    connection.execute(_PREPARE.format(shared=MANY, public=sql_list(PUBLIC_DOMAINS), house=house("address")))


def _name(name: str) -> tuple[str | Sequence[str] | None, ...] | None:
    """Return a name with what is made of it, or None for one without a letter."""
    found = cores(name)
    if not found:
        return None
    telling = [word for core in found for word in core.split() if len(word) >= 4]
    return (name, found[0], list(found), telling, sound(found[0]), found[-1] if len(found) > 1 else None)
