"""Reading the list of words that the reading score excuses."""

from peelian.knowledge.rules.reading import Excused
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def excused_from(fields: Fields) -> Excused:
    """Read one excused word; it is written in lower case and says why it cannot be another."""
    word = Excused(code=fields.text("code"), why=fields.text("why"), **authorship_from(fields))
    if word.code != word.code.casefold():
        raise fields.error("code", "must be in lower case")
    fields.done()
    return word
