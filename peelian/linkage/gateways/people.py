"""How Splink compares people: the columns that are made for it, its levels in SQL, and the keys that find pairs.

Every level is named by the words of `rules.levels`, so the verdict and the page read what the engine saw.
"""

from collections.abc import Sequence

import duckdb

from peelian.kernel.folding import fold
from peelian.linkage.gateways.places import TELEPHONE, home, house
from peelian.linkage.gateways.prepared import MANY, TEXT, TEXTS, Levels, keep, sql_list, told
from peelian.linkage.rules.levels import Born, Contact, Name
from peelian.linkage.rules.mailboxes import ROLE_MAILBOXES
from peelian.linkage.rules.names import forms, sound

RAW = ("unique_id", "given", "family", "born", "email", "telephone", "postcode", "address")
TITLES = frozenset("mr mrs miss ms mx dr prof rev sir dame lady lord".split())
NAMES = {
    "name": TEXT, "first": TEXT, "whole": TEXT, "words": TEXTS, "forms": TEXTS,
    "first_sound": TEXT, "whole_sound": TEXT,
}  # fmt: skip

FIELDS = {
    "given": "Forename", "family": "Surname", "born": "Date of birth", "email": "E-mail",
    "telephone": "Telephone", "home": "Address",
}  # fmt: skip

_FORENAME_AS_SURNAME = (  # a forename, one of its forms or its initial stands where the other record has the surname
    "(jaro_winkler_similarity(first_{0}, family_{1}) >= 0.9 OR list_has_any(forms_{0}, family_forms_{1}) "
    "OR (least(length(first_{0}), length(family_{1})) = 1 AND first_{0}[1] = family_{1}[1]))"
)
_SURNAME_AS_FORENAME = "jaro_winkler_similarity(family_{0}, first_{1}) >= 0.9"
_SWAPPED = (
    "coalesce(first_l <> first_r, true) AND ("
    + " OR ".join(
        f"{_FORENAME_AS_SURNAME.format(one, other)} AND {_SURNAME_AS_FORENAME.format(one, other)}"
        for one, other in ("lr", "rl")
    )
    + " OR first_l = family_r AND (family_l IS NULL OR first_r IS NULL)"
    + " OR family_l = first_r AND (first_l IS NULL OR family_r IS NULL))"
)
# A slip in a familiar form, or in the name that it stands for; and one name written as one word or as two.
_FORMS_NEAR = (
    "length(forms_l) + length(forms_r) > 2 AND length(list_filter(forms_l, lambda one: length(list_filter(forms_r, "
    "lambda other: least(length(one), length(other)) >= 4 AND damerau_levenshtein(one, other) <= 1)) > 0)) > 0"
)
_SOUND = (
    "least(length({0}_sound_l), length({0}_sound_r)) >= 3 AND {0}_sound_l = {0}_sound_r "
    "AND jaro_winkler_similarity({0}_l, {0}_r) >= {1}"
)

# field: (column that must be known on both sides, column whose rarity counts, [(level, condition)])
LEVELS: Levels = {
    "given": (
        "first_l IS NULL OR first_r IS NULL",
        "first",
        [
            (Name.SAME, "first_l = first_r"),
            (Name.FAMILIAR, "list_has_any(forms_l, forms_r)"),
            (Name.OTHER, "list_has_any(givens_l, givens_r)"),
            (Name.SWAPPED, _SWAPPED),
            (Name.INITIAL, "least(length(first_l), length(first_r)) = 1 AND first_l[1] = first_r[1]"),
            (
                Name.NEAR,
                "jaro_winkler_similarity(first_l, first_r) >= 0.88 "
                f"OR ({_SOUND.format('first', 0.75)}) OR ({_SOUND.format('given', 0.55)}) "
                "OR (length(first_l) >= 4 AND damerau_levenshtein(first_l, first_r) <= 1) "
                f"OR ({_FORMS_NEAR})",
            ),
            (Name.OPENING, "length(first_l) >= 3 AND first_l[1:3] = first_r[1:3]"),
            (Name.DIFFERS, "ELSE"),
        ],
    ),
    "family": (
        "family_l IS NULL OR family_r IS NULL",
        "family",
        [
            (Name.SAME, "family_l = family_r"),
            (Name.OTHER, "list_has_any(families_l, families_r)"),
            (Name.SWAPPED, _SWAPPED),
            (
                Name.NEAR,
                "jaro_winkler_similarity(family_l, family_r) >= 0.9 "
                f"OR ({_SOUND.format('family', 0.75)}) "
                "OR (length(family_l) >= 4 AND damerau_levenshtein(family_l, family_r) <= 1)",
            ),
            (Name.DIFFERS, "ELSE"),
        ],
    ),
    "born": (
        "born_l IS NULL OR born_r IS NULL",
        "",
        [
            (Born.SAME, "born_l = born_r"),
            (Born.SWAPPED, "born_either_l = born_either_r"),
            (Born.NEAR, "levenshtein(born_l, born_r) = 1"),
            (
                Born.PART,
                "(born_l[1:4] = born_r[1:4])::int + (born_l[6:7] = born_r[6:7])::int "
                "+ (born_l[9:10] = born_r[9:10])::int = 2",
            ),
            (Born.DIFFERS, "ELSE"),
        ],
    ),
    "email": (
        "email_l IS NULL OR email_r IS NULL",
        "",
        [
            (Contact.SAME, "email_l = email_r AND NOT email_shared_l"),
            (Contact.SHARED, "email_l = email_r"),
            (
                Contact.NEAR,
                "(local_l = local_r AND length(local_l) >= 5) OR levenshtein(email_l, email_r) <= 2",
            ),
            (Contact.DIFFERS, "ELSE"),
        ],
    ),
    "telephone": TELEPHONE,
    "home": home(
        "least(length(house_l), length(house_r)) >= 8 AND (house_l = house_r "
        "OR (coalesce(door_l = door_r, true) AND jaro_winkler_similarity(house_l, house_r) >= 0.92))"
    ),
}

# Keys by which two records come to be compared, each NULL where it says nothing, with how many records may share it:
# beyond that, those of a strong key are compared with the next few only, and a weak key says nothing.
KEYS = (
    ("'e' || email", True),
    ("'t' || telephone", True),
    ("'b' || born_either || family[1]", True),
    ("'b' || born_either || first[1]", True),
    ("'p' || postcode || family[1:3]", True),
    ("'p' || postcode || first[1:3]", True),
    ("'h' || house || first[1]", True),
    ("'q' || postcode || door", True),
    ("'n' || least(first, family) || ' ' || greatest(first, family)", False),
    ("'s' || family_sound || ' ' || first[1] || outcode", False),
    ("'y' || family_sound || ' ' || first_sound || born[1:4]", False),
    ("'d' || born", False),
    ("'c' || postcode", False),
    ("'f' || family", False),
    ("'o' || house", False),
    ("'g' || first || ' ' || door || ' ' || family[1]", False),
)

# What two records may have in common, in SQL that is cheap; of a pair that is weighed two must hold.
_IN_COMMON = (
    "l.born_either = r.born_either",
    "l.email = r.email",
    "l.telephone = r.telephone",
    "l.postcode = r.postcode OR l.house = r.house OR (l.door = r.door AND l.outcode = r.outcode)",
    "l.first[1:2] = r.first[1:2] OR l.first_sound = r.first_sound OR list_has_any(l.forms, r.forms) "
    "OR (least(length(l.first), length(r.first)) = 1 AND l.first[1] = r.first[1]) OR l.first = r.family "
    "OR l.family = r.first",
    "l.family[1:3] = r.family[1:3] OR l.family_sound = r.family_sound OR l.family = r.first OR l.first = r.family",
)
# A pair whose names have nothing in common, not even a first letter, is weighed only if birth date and place agree.
WORTH = (
    "(coalesce(l.born = r.born AND (l.postcode = r.postcode OR l.house = r.house), false) "
    "OR coalesce(l.first[1] = r.first[1] OR l.family[1] = r.family[1] OR l.first[1] = r.family[1] "
    "OR l.family[1] = r.first[1], true)) AND "
    + " + ".join(f"coalesce(({each})::int, 0)" for each in _IN_COMMON)
    + " >= 2"
)

_PREPARE = """
CREATE OR REPLACE TABLE prepared AS
WITH told AS (
    SELECT raw.unique_id, g.first, g.words AS givens, g.forms, nullif(g.first_sound, '') AS first_sound,
        g.whole AS given, nullif(g.whole_sound, '') AS given_sound,
        f.whole AS family, f.words AS families, f.forms AS family_forms, nullif(f.whole_sound, '') AS family_sound,
        nullif(born, '') AS born, nullif(lower(email), '') AS email, nullif(telephone, '') AS telephone,
        nullif(replace(upper(postcode), ' ', ''), '') AS postcode,
        {house} AS house
    FROM raw LEFT JOIN names g ON g.name = raw.given LEFT JOIN names f ON f.name = raw.family
), mails AS (
    SELECT email, count(DISTINCT family[1]) > {shared} OR any_value(
        list_contains({roles}, regexp_replace(regexp_extract(email, '^[^@+]*'), '[^a-z]', '', 'g'))
    ) AS shared FROM told WHERE email IS NOT NULL GROUP BY email
), phones AS (
    SELECT telephone, count(DISTINCT family[1]) > {shared} AS shared FROM told WHERE telephone IS NOT NULL GROUP BY 1
), homes AS (
    SELECT postcode, house, count(DISTINCT family[1]) > {shared} AS shared FROM told
    WHERE postcode IS NOT NULL AND house IS NOT NULL GROUP BY 1, 2
)
SELECT told.*, regexp_extract(told.email, '^[^@+]*') AS local,
    nullif(regexp_extract(told.house, '[0-9]+'), '') AS door,
    CASE WHEN length(born) = 10 THEN born[1:5] || least(born[6:7], born[9:10]) || greatest(born[6:7], born[9:10])
        ELSE born END AS born_either,
    CASE WHEN length(told.postcode) > 3 THEN told.postcode[:-4] END AS outcode,
    coalesce(mails.shared, false) AS email_shared, coalesce(phones.shared, false) AS telephone_shared,
    coalesce(homes.shared, false) AS home_shared
FROM told LEFT JOIN mails USING (email) LEFT JOIN phones USING (telephone)
LEFT JOIN homes ON homes.postcode = told.postcode AND homes.house = told.house
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `prepared` of people from `raw`: names folded, with forms and sounds, and who shares what."""
    keep(connection, "names", NAMES, [row for name in told(connection, "given", "family") if (row := _name(name))])
    connection.execute(_PREPARE.format(shared=MANY, roles=sql_list(ROLE_MAILBOXES), house=house("address")))


def _name(name: str) -> tuple[str | Sequence[str], ...] | None:
    """Return a name with what is made of it, or None for one that is a title at most."""
    words = [word for word in fold(name).split() if word not in TITLES]
    if not words:
        return None
    first, whole = words[0], " ".join(words)
    telling = [word for word in words if len(word) >= 3]
    return (name, first, whole, telling, sorted(forms(first)), sound(first), sound(whole))
