"""A paper as an order of blocks, before it is Word or PDF. What is composed here is drawn twice."""

import re
from dataclasses import dataclass
from enum import IntEnum

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef]"
    r"|[\ufffe\uffff]"
)


class Fit(IntEnum):
    """How closely a paper is set, from wide to close; the last shortens long reasons and says so."""

    WIDE = 0
    CLOSE = 1
    CLOSER = 2
    SHORTENED = 3


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading below the title: level 2 or 3. `aside` stands at its right."""

    text: str
    level: int = 2
    aside: str = ""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Words. `strong` are those to be seen first, `quiet` those to be seen last."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list; `numbered` when its order matters."""

    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a row of headings. `widths`: shares; `tall`: its rows are written in by hand."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    tall: bool = False


@dataclass(frozen=True, kw_only=True)
class Callout:
    """Words that must not be missed."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Range:
    """A range out of 100, drawn as a bar where it can be; its words stand beside it in any case."""

    low: int
    high: int

    @property
    def words(self) -> str:
        """The range in words, which is also what the picture of it is called."""
        if self.low == self.high:
            return f"{self.low} out of 100"
        return f"{self.low} to {self.high} out of 100"


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """One thing to do as it is shown: its facts in words, "" for what is not known."""

    number: int
    what: str
    time: str
    cost: str
    who: str
    by_when: str
    why: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Things:
    """Things to do, in order."""

    title: str
    things: tuple[Numbered, ...]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Columns side by side where there is room, one after the other where there is not."""

    columns: tuple[tuple["Simple", ...], ...]


@dataclass(frozen=True, kw_only=True)
class NewPage:
    """What follows begins on a page of its own."""


Simple = Heading | Paragraph | Bullets | Table | Callout | Range | Things
Block = Simple | Beside | NewPage


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole paper. `foot`: what stands at the foot of every page, before the page's number."""

    title: str
    firm: str
    foot: str
    blocks: tuple[Block, ...]
    logo: bytes = b""
    fit: Fit = Fit.WIDE


def printable(text: str) -> str:
    """Return text without what no paper can show: control letters, halves of letters and turners of direction."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return UNPRINTABLE.sub("", lines).strip()
