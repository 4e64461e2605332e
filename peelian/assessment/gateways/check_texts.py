"""The words for looks from outside, from their file."""

from functools import cache
from pathlib import Path

import yaml

from peelian.assessment.rules.outside.reading_texts import texts_from
from peelian.assessment.rules.outside.texts import Texts

FILE = Path(__file__).parent.parent / "content" / "checks.yaml"


@cache
def check_texts() -> Texts:
    """Return the words; ContentError says what is wrong with them."""
    return texts_from(yaml.safe_load(FILE.read_text(encoding="utf-8")), file=FILE.name)
