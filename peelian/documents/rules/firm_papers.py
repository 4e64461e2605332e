"""What a firm's papers are made of: plain words and numbers, in the firm's own name and without any marking."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Whose paper it is and of which day. `logo`: a PNG or JPEG as it was given, b"" for none."""

    firm: str
    day: date
    logo: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One thing to do, in its place. `minutes` and `pounds`: of everybody, in the first year.

    `band`: when it is done, as a heading over it and its neighbours (“Today”); `how_firm`: how sure its place is.
    """

    what: str
    minutes: int
    pounds: int
    why: str = ""
    who: str = ""
    by_when: date | None = None
    band: str = ""
    how_firm: str = ""
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a firm stands, as a range out of 100. `unknown`: how many things nobody could answer.

    `confidence`: the share of answers that were seen or checked, out of 100; it is never mixed into the range.
    """

    low: int
    high: int
    unknown: int = 0
    confidence: int | None = None


@dataclass(frozen=True, kw_only=True)
class OwnersPlan:
    """The owner's one page. `lead`: one sentence under the title; `gates`: a sentence each; `ring`: whom to ring."""

    head: Letterhead
    things: tuple[Thing, ...]
    lead: str = ""
    budget: int | None = None
    standing: Standing | None = None
    gates: tuple[str, ...] = ()
    ring: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One question, what was answered, and how we know: said, seen or checked, by whom and when."""

    question: str
    answer: str
    known: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a threat costs a firm in pounds. `source` names who counted it."""

    low: int
    typical: int
    high: int
    source: str
    year: int


@dataclass(frozen=True, kw_only=True)
class Risk:
    """One threat: how often it comes, in words with their source, and what it costs; "" or None: no figure with one."""

    threat: str
    how_often: str = ""
    cost: Cost | None = None


@dataclass(frozen=True, kw_only=True)
class FullReport:
    """Everything that was found and proposed. `paid`: how many of the things the budget pays; None for no budget."""

    head: Letterhead
    summary: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    standing: Standing | None = None
    gates: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    things: tuple[Thing, ...] = ()
    budget: int | None = None
    paid: int | None = None
    method: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Protected:
    """Something that the firm protects, why, and who looks after it."""

    what: str
    why: str = ""
    looked_after_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Who is responsible for what. `role`: “owner”, “bookkeeper”."""

    name: str
    role: str
    duty: str = ""


@dataclass(frozen=True, kw_only=True)
class Call:
    """Whom to ring, when, and on which number."""

    whom: str
    number: str
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who signs a strategy."""

    name: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """A cyber security strategy, in the firm's own words (“we”).

    `about`: paragraphs to open with; `respond`: what the firm would do, in order; `review_on`: when it is read again.
    """

    head: Letterhead
    review_on: date
    about: tuple[str, ...] = ()
    protects: tuple[Protected, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    this_year: tuple[Thing, ...] = ()
    respond: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FirstHour:
    """What to do in the first hour of one threat. `sign`: how one knows it; `steps` in order; `never`: what not to."""

    threat: str
    sign: str = ""
    steps: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IncidentPlan:
    """What to do when something happens, to be printed. `log_rows`: empty rows of the log; `review_on` may be open."""

    head: Letterhead
    calls: tuple[Call, ...] = ()
    first_hours: tuple[FirstHour, ...] = ()
    review_on: date | None = None
    log_rows: int = 14


FirmPaper = OwnersPlan | FullReport | Strategy | IncidentPlan
