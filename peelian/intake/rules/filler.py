"""Words people type so as not to leave a cell blank. Blank is better than a known error."""

import re

from peelian.intake.rules.clean_row import Note
from peelian.intake.rules.column_names import IN_WORDS
from peelian.intake.rules.word_lists import words

FILLER = frozenset(
    words(
        "n/a|na|n.a.|n.a|n/k|nk|none|nil|null|unknown|not known|not given|not stated|not provided|"
        "not recorded|not applicable|not available|not disclosed|withheld|no email|no e-mail|no phone|"
        "no telephone|no address|no postcode|none given|none provided|tbc|tba|to be confirmed|as above|"
        "see above|ditto|refused|anonymous|redacted|-|--|.|..|?|??|???|test|#n/a|#ref!|#value!|#name?"
    )
)
EVER_THE_SAME = re.compile(r"([0-9xX?*.\-])\1{2,}")
NO_DATE = frozenset(("01/01/1900", "1900-01-01", "01/01/1901", "00/00/0000", "0000-00-00", "00/01/1900", "01/01/0001"))


def is_filler(text: str) -> bool:
    """Return whether a value says nothing: N/A, unknown, xxx, 00000, 01/01/1900."""
    bare = re.sub(r"[\s+]", "", text)
    return text.strip().casefold() in FILLER or bool(EVER_THE_SAME.fullmatch(bare)) or text.strip() in NO_DATE


def blanked(field: str, text: str, note: Note) -> str:
    """Return the value, or "" if it is filler, saying so."""
    text = text.strip()
    if text and is_filler(text):
        note(field, f"“{text}” only fills the cell ({IN_WORDS[field]}), so it is left blank.")
        return ""
    return text
