"""Yes and no, as lists write them."""

from peelian.intake.rules.word_lists import words

YES = frozenset(words("y|yes|true|t|1|x|✓|✔|tick|ticked|ongoing|live|high")) | {"still happening"}
NO = frozenset(words("n|no|false|f|0|none|nil|not")) | {"no longer", "none known", "none identified"}


def yes_no(text: str) -> bool | None:
    """Return True, False, or None where the cell is blank or says something else."""
    word = text.strip().strip(".").casefold()
    if word in YES:
        return True
    return False if word in NO else None
