"""How Splink compares telephone numbers and addresses, of people and of organisations alike."""

from peelian.linkage.gateways.prepared import Comparison
from peelian.linkage.rules.levels import Contact, Home

# Words by which one address is written in several ways, each with the form that all are brought to.
WRITTEN = {
    "flat": "apartment apt", "st": "street", "rd": "road", "ave": "avenue av", "ln": "lane", "cl": "close",
    "cres": "crescent", "gdns": "gardens", "dr": "drive", "pl": "place", "terr": "terrace ter", "ct": "court",
    "sq": "square", "pk": "park",
}  # fmt: skip

TELEPHONE: Comparison = (
    "telephone_l IS NULL OR telephone_r IS NULL",
    "",
    [
        (Contact.SAME, "telephone_l = telephone_r AND NOT telephone_shared_l"),
        (Contact.SHARED, "telephone_l = telephone_r"),
        (Contact.NEAR, "damerau_levenshtein(telephone_l, telephone_r) = 1"),
        (Contact.DIFFERS, "ELSE"),
    ],
)


def home(street: str) -> Comparison:
    """Return the comparison of addresses. `street`: when two are one house in one street, whatever the postcodes."""
    return (
        "(postcode_l IS NULL OR postcode_r IS NULL) AND (house_l IS NULL OR house_r IS NULL)",
        "",
        [
            (Home.SAME, "postcode_l = postcode_r AND house_l = house_r AND NOT home_shared_l"),
            (Home.SHARED, "postcode_l = postcode_r AND house_l = house_r"),
            (
                Home.NEAR,
                "postcode_l = postcode_r AND (house_l IS NULL OR house_r IS NULL "
                "OR (coalesce(door_l = door_r, true) AND jaro_winkler_similarity(house_l, house_r) >= 0.85))",
            ),
            (Home.STREET, street),
            (Home.POSTCODE, "postcode_l = postcode_r"),
            (Home.AREA, "outcode_l = outcode_r"),
            (Home.DIFFERS, "ELSE"),
        ],
    )


def house(column: str) -> str:
    """Return the SQL of an address in small letters and figures, its words written in one way; NULL if empty."""
    made = f"regexp_replace(lower(strip_accents(coalesce({column}, ''))), '[^a-z0-9]+', ' ', 'g')"
    for short, long in WRITTEN.items():
        made = rf"regexp_replace({made}, '\b({long.replace(' ', '|')})\b', '{short}', 'g')"
    return f"nullif({made}, '')"
