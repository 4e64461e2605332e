"""The name of a file as it may be shown and handed out."""

import unicodedata

LONGEST = 120


def tidy_name(name: str) -> str:
    """Return the last part of a name without letters that nobody sees or that turn it round; “file” for none.

    A letter that reverses what follows makes “invoice‮fdp.exe” look like a PDF, so every such letter goes.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '"<>|:*?')
    words = " ".join(shown.split()).strip(". ")
    if len(words) > LONGEST:
        stem, dot, extension = words.rpartition(".")
        words = f"{stem[: LONGEST - len(extension) - 1]}{dot}{extension}" if len(extension) < 10 else words[:LONGEST]
    return words or "file"
