"""What somebody searches reports for, as the address of the page and a saved search keep it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self
from urllib.parse import parse_qs, urlencode

from peelian.intake.rules.stages import Outcome, Stage

LONGEST = 100  # letters of what is typed
LONGEST_KEY = 18  # figures that a key can have
YES = "yes"
THREAT, OFFENCE = "threat:", "offence:"


class Tell(StrEnum):
    """When a saved search tells its officer of new reports."""

    NO = "no"
    MORNING = "each morning"


class Kind(StrEnum):
    """Whom a report is about, as the filter calls it."""

    PERSON = "person"
    FIRM = "firm"


@dataclass(frozen=True, kw_only=True)
class Search:
    """One search. What is empty is not asked for.

    `q`: names or whatever identifies; `told`: words of the narrative; `what`: "threat:CODE" or "offence:CODE";
    `over` and `until`: only reports with a key above the one and up to the other, which is how what is new is shown.
    """

    q: str = ""
    told: str = ""
    force: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    stage: tuple[Stage, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    kind: Kind | None = None
    first: date | None = None
    last: date | None = None
    repeat: bool = False
    vulnerable: bool = False
    over: int = 0
    until: int = 0

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return self != Search()

    @property
    def by_words_alone(self) -> bool:
        """Whether it asks for names and nothing else: then other units' records are looked among, too."""
        return bool(self.q) and self == Search(q=self.q)

    def without_news(self) -> Self:
        """Return the same search over reports new and old."""
        return replace(self, over=0, until=0)

    def coded(self, beginning: str) -> list[str]:
        """Return the codes asked for that begin with THREAT or OFFENCE, without that beginning."""
        return [code.removeprefix(beginning) for code in self.what if code.startswith(beginning)]


def search_from(asked: Mapping[str, Sequence[str]]) -> Search:
    """Return the search that an address asks for, name to values. What makes no sense is as if it were not there."""

    def one(name: str) -> str:
        return asked[name][-1].strip() if asked.get(name) else ""

    return Search(
        q=one("q")[:LONGEST],
        told=one("told")[:LONGEST],
        force=_some(asked, "force"),
        what=tuple(code for code in _some(asked, "what") if code.startswith((THREAT, OFFENCE))),
        stage=tuple(Stage(word) for word in _some(asked, "stage") if word in set(Stage)),
        outcome=tuple(Outcome(word) for word in _some(asked, "outcome") if word in set(Outcome)),
        kind=Kind(one("kind")) if one("kind") in set(Kind) else None,
        first=_day(one("first")),
        last=_day(one("last")),
        repeat=one("repeat") == YES,
        vulnerable=one("vulnerable") == YES,
        over=_key(one("over")),
        until=_key(one("until")) if one("over") else 0,
    )


def search_in(query: str) -> Search:
    """Return the search that a query string asks for."""
    return search_from(parse_qs(query))


def query_of(search: Search) -> str:
    """Return a search as a query string that `search_in` reads; "" when nothing is asked."""
    pairs: list[tuple[str, str]] = []
    for name, value in vars(search).items():
        if isinstance(value, bool):
            value = YES if value else ""
        if isinstance(value, date):
            value = value.isoformat()
        pairs += [(name, str(one)) for one in (value if isinstance(value, tuple) else (value,)) if one]
    return urlencode(pairs)


def _some(asked: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    """Return the values of one filter, each once, in order."""
    return tuple(dict.fromkeys(value[:LONGEST] for value in asked.get(name, ()) if value))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else 0
