"""Questions to the DNS and their answers as plain data. A rule that must ask yields an `Ask` and is sent `Records`."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


class Heard(StrEnum):
    """How a question ended. A silence, a fault on the way and a budget that is spent are all `NO_ANSWER`."""

    FOUND = "found"
    NOTHING = "nothing of this kind"
    NO_SUCH_NAME = "no such name"
    NO_ANSWER = "no answer"


@dataclass(frozen=True)
class Ask:
    """One question: a name without its last dot, and a type of record."""

    name: str
    kind: str


@dataclass(frozen=True)
class Records:
    """The answer to one question. Text is as its bytes, one character each; names are lower case, without last dot."""

    heard: Heard
    values: tuple[str, ...] = ()
    authentic: bool = False  # the resolver has validated it (AD)
    led_to: str = ""  # where the name leads that was asked for, if it is an alias

    @property
    def answered(self) -> bool:
        return self.heard is not Heard.NO_ANSWER


NO_ANSWER = Records(Heard.NO_ANSWER)

T = TypeVar("T")
Asking = Generator[Ask, Records, T]
