"""What somebody asks of the list of firms."""

from dataclasses import dataclass
from enum import StrEnum

from peelian.parties.rules.firms import Scheme, Size


class Standing(StrEnum):
    """Whether the unit still helps a firm."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Sought:
    """The filters of the list; what is empty is not asked. `section`: the letter of a part of the list of trades."""

    words: str = ""
    section: str = ""
    size: Size | None = None
    district: str = ""
    officer: int | None = None
    scheme: Scheme | None = None
    standing: Standing | None = None
