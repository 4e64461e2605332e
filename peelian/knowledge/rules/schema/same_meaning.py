"""Reading which versions of a question mean the same."""

from peelian.knowledge.rules.same_meaning import SameMeaning
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def same_meaning_from(fields: Fields) -> SameMeaning:
    """Read one control's versions; the first is 1 or more and before the last."""
    same = SameMeaning(
        control=fields.text("code"),
        since=fields.whole("since"),
        until=fields.whole("until"),
        **authorship_from(fields),
    )
    if not 1 <= same.since < same.until:
        raise fields.error("until", "must be after since, which is 1 or more")
    fields.done()
    return same
