"""Yes and no, as lists write them."""

YES = frozenset("y yes true t 1 x ✓ ✔ tick ticked ongoing live high".split()) | {"still happening"}
NO = frozenset("n no false f 0 none nil not".split()) | {"no longer", "none known", "none identified"}


def yes_no(text: str) -> bool | None:
    """Return True, False, or None where the cell is blank or says something else."""
    word = text.strip().strip(".").casefold()
    if word in YES:
        return True
    return False if word in NO else None
