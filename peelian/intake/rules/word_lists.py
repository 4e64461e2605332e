"""Long lists of words, written as they read."""


def words(text: str) -> tuple[str, ...]:
    """Return the parts between the bars of "a|b|c", without outer space."""
    return tuple(part.strip() for part in text.split("|"))
