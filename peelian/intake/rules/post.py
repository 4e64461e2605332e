"""Post that reaches us: what kind of message it is, what in it is new, and what it means for what we sent."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class ReplyKind(StrEnum):
    """What a message is."""

    ANSWER = "answer"
    STOP = "asks us to stop"
    AUTOMATIC = "automatic answer"
    BOUNCE = "came back"
    COMPLAINT = "complaint"
    OURS = "written by us"


# What somebody must read; an automatic answer and what one of us wrote wait for nobody.
WAITS = frozenset({ReplyKind.ANSWER, ReplyKind.STOP, ReplyKind.BOUNCE, ReplyKind.COMPLAINT})


class CameBy(StrEnum):
    """How a file or message came onto a record."""

    DROPPED = "dropped"
    MESSAGE_FILE = "in a message file"
    REPLY = "with a reply"


class Cameras(StrEnum):
    """What became of what a camera wrote into a picture: when, where and with what it was taken."""

    NONE = "not a picture"
    TAKEN_OUT = "metadata taken out"
    KEPT = "metadata kept as evidence"
    STILL_IN = "metadata may still be in it"


@dataclass(frozen=True)
class Signs:
    """What in a message says of what kind it is; names of headers are small.

    `failed`: whether a delivery report says that something did not arrive, None for no report. `ours`: we wrote it.
    """

    sender: str
    subject: str
    text: str
    headers: Mapping[str, str]
    failed: bool | None
    has_feedback: bool
    ours: bool = False


@dataclass(frozen=True)
class Returned:
    """What a report of delivery says of one recipient. `permanent`: it will never arrive; `failed`: it has not."""

    failed: bool
    permanent: bool
    said: str


# How programs answer by themselves: RFC 3834, and what Exchange, Exim, vacation and list servers write instead.
SELF_ANSWERS = ("automatic reply", "autoreply", "auto-reply", "auto reply", "out of office", "automatic response")
NOT_DELIVERED = (
    "undeliver", "delivery status notification (failure)", "returned mail", "mail delivery failed",
    "delivery failure", "failure notice", "message not delivered",
)  # fmt: skip
MAIL_SYSTEMS = ("mailer-daemon", "postmaster", "mail-daemon", "mdaemon")
STOPS = {
    "stop", "stop please", "please stop", "stop thanks", "unsubscribe", "remove me", "stop e-mailing me",
    "stop emailing me",
}  # fmt: skip
QUOTE_BEGINS = re.compile(
    r"^(on .{5,200} wrote:|-{2,}\s*original message\s*-{2,}|_{20,}|from: .+@.+|begin forwarded message:"
    r"|sent from my \w+|get outlook for \w+|-- ?)$",
    re.IGNORECASE,
)
LONGEST_SAID = 200


def kind_of(signs: Signs) -> ReplyKind:
    """Return what kind of message this is."""
    if signs.ours:
        return ReplyKind.OURS
    if signs.has_feedback:
        return ReplyKind.COMPLAINT
    if signs.failed or (signs.failed is None and _is_a_return(signs)):
        return ReplyKind.BOUNCE
    if signs.failed is False:
        return ReplyKind.AUTOMATIC
    if answers_by_itself(signs.headers, signs.subject):
        return ReplyKind.AUTOMATIC
    return ReplyKind.STOP if asks_to_stop(signs.text) else ReplyKind.ANSWER


def answers_by_itself(headers: Mapping[str, str], subject: str) -> bool:
    """Return whether a program wrote this. An ill-behaved one is known by its subject."""
    said = headers.get("auto-submitted", "no").split(";")[0].strip().lower()
    if said not in ("", "no") or any(name in headers for name in ("x-autoreply", "x-autorespond", "x-autoresponder")):
        return True
    if headers.get("precedence", "").strip().lower() in ("auto_reply", "auto-reply"):
        return True
    return subject.strip().lower().startswith(SELF_ANSWERS)


def asks_to_stop(text: str) -> bool:
    """Return whether all that they wrote is that we stop."""
    words = re.sub(r"[^\w\s-]", " ", new_words(text)).lower()
    return " ".join(words.split()) in STOPS


def new_words(text: str) -> str:
    """Return what somebody wrote themselves: without the quoted message below or between, and the signature."""
    lines: list[str] = []
    for line in text.splitlines():
        if QUOTE_BEGINS.match(line.strip()):
            break
        if not line.lstrip().startswith(">"):
            lines.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def deliveries(status: Iterable[Mapping[str, str]]) -> list[Returned]:
    """Return what a delivery report says of each recipient; its first block, about the report itself, says nothing."""
    return [returned(block) for block in status if "action" in block or "final-recipient" in block]


def returned(status: Mapping[str, str], text: str = "") -> Returned:
    """Return what a block of a delivery report (RFC 3464) says; without one, what the words of the message do.

    A status that begins with 5 never arrives. “Delayed”, “relayed” and “delivered” are no failures.
    """
    action = status.get("action", "failed").strip().lower()
    code = re.search(r"\b([245])\.\d{1,3}\.\d{1,3}\b", status.get("status", "") or text)
    said = status.get("diagnostic-code", "") or status.get("status", "") or "the mail system sent it back"
    permanent = code.group(1) == "5" if code else bool(re.search(r"\b55\d\b", f"{said} {text[:2000]}"))
    return Returned(action == "failed", permanent, " ".join(said.split())[:LONGEST_SAID])


def identity(*, message_id: str, sender: str, subject: str, text: str) -> str:
    """Return what makes a message itself, however often and by whichever way it comes: a SHA-256.

    The Message-ID alone would do for honest post; with the words, nobody can make a message vanish by sending another
    under its number first.
    """
    words = " ".join(text.split())
    return hashlib.sha256("\0".join((message_id, sender, " ".join(subject.split()), words)).encode()).hexdigest()


def references_in(subject: str) -> list[str]:
    """Return what may be one of our references in a subject, in capitals."""
    return list(dict.fromkeys(word.upper() for word in re.findall(r"\b[A-Za-z]{2,6}\d{6,14}\b", subject)))


def _is_a_return(signs: Signs) -> bool:
    """Whether a mail system without manners sent something back."""
    if "x-failed-recipients" in signs.headers:
        return True
    by_a_system = signs.sender.partition("@")[0] in MAIL_SYSTEMS or signs.headers.get("return-path", "").strip() == "<>"
    return by_a_system and signs.subject.strip().lower().startswith(NOT_DELIVERED)
