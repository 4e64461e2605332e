"""Sources and authorship, which every item has."""

from datetime import date
from typing import TypedDict

from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.sources import BASES, QUOTED, Source


class Authorship(TypedDict):
    """The fields of `Authored`, to be passed on to what is authored."""

    version: int
    owner: str
    source: Source
    review_by: date


def source_from(fields: Fields, name: str = "source") -> Source:
    """Read a source: `our judgement` alone, or a basis with a note, or an address, a day read and a quote."""
    if fields.is_text(name):
        return Source(basis=fields.choice(name, [basis for basis in BASES if basis != QUOTED]))
    inner = fields.nested(name)
    basis = inner.choice("basis", BASES) if inner.has("basis") else QUOTED
    if basis == QUOTED:
        source = Source(
            basis=QUOTED,
            address=inner.text("address"),
            read_on=inner.day("read_on"),
            quote=inner.text("quote"),
            note=inner.text("note", ""),
        )
    else:
        source = Source(basis=basis, note=inner.text("note", ""))
    inner.done()
    return source


def authorship_from(fields: Fields) -> Authorship:
    """Read version, owner, source and review_by; a version is 1 or more."""
    version = fields.whole("version")
    if version < 1:
        raise fields.error("version", "must be 1 or more")
    return Authorship(
        version=version,
        owner=fields.text("owner"),
        source=source_from(fields),
        review_by=fields.day("review_by"),
    )
