"""Names of people: taken apart, tidied and folded for comparing; and firms that were written down as people."""

import re
import unicodedata
from dataclasses import dataclass

from peelian.intake.rules.word_lists import words

TITLES = frozenset(
    words(
        "mr|mrs|ms|miss|mx|master|dr|doctor|prof|professor|sir|dame|lord|lady|rev|revd|reverend|cllr|"
        "councillor|capt|captain|major|col|colonel|sgt|insp|judge|father|sister"
    )
)
NAME_FILLERS = frozenset(
    words(
        "n/a|unknown|not known|not given|not stated|not provided|not recorded|not disclosed|withheld|"
        "anonymous|anon|tbc|tba|none given|no name|redacted|no surname|no forename|n/k|n.a.|n/a|-|.|?|"
        "refused|as above|see above|xxx|xx|xxxx|unknown unknown"
    )
)
PARTICLES = frozenset(words("ap|ab|da|das|de|del|della|der|di|dos|du|la|le|van|von|den|ten|ter|al|el|bin|ibn"))
APOSTROPHES = str.maketrans({code: "'" for code in "’‘ʼ`´ʹ′＇"} | {code: "-" for code in "‐‑‒–—−"})
FOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
FIRM = re.compile(
    r"\b(ltd|limited|llp|plc|cic|cio|inc|incorporated|llc|p\.?l\.?c|& sons?|and sons?|& co|and co|& daughters?|"
    r"school|academy|college|university|nursery|council|hospital|surgery|clinic|practice|pharmacy|charity|"
    r"foundation|association|society|trust|solutions|services|holdings|consulting|consultants|consultancy|"
    r"express|supermarket|stores?|cafe|café|restaurant|takeaway|hotel|salon|bakery|garage|motors|plumbing|"
    r"builders|logistics|lettings|estates|solicitors|accountants|architects|partnership|enterprises|group|"
    r"company|corporation|studios?|brewery|church of|parish|club|centre|museum)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"[^\w '\-]|[\d_]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name without its title; `odd` holds the characters that no name has, already taken out."""

    given: str = ""
    family: str = ""
    title: str = ""
    odd: str = ""


def split_name(full: str) -> Name:
    """Return the parts of "SURNAME, Forename", "Mr John Smith" or "Siân ap Rhys"; one word is a family name."""
    text = _spaced(full)
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return tidy_name(given, family)
    words = text.split()
    titles, words = _without_titles(words)
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    name = tidy_name(" ".join(words[:at]), " ".join(words[at:]))
    return Name(name.given, name.family, titles or name.title, name.odd)


def tidy_name(given: str, family: str) -> Name:
    """Return a name with titles out, one space, straight apostrophes and hyphens, and capitals where they go."""
    first, last = _part(given), _part(family)
    return Name(_capitals(first.words), _capitals(last.words), first.title or last.title, first.odd + last.odd)


@dataclass(frozen=True, slots=True)
class _Part:
    words: str
    title: str
    odd: str


def _part(text: str) -> _Part:
    """Take titles and odd characters off one part until there are none: under "0" there may be a "Mr"."""
    words, title, odd = _spaced(text), "", ""
    while True:
        found, left = _without_titles(words.split())
        plain = " ".join(left).replace(".", " ")
        odd += "".join(ALLOWED.findall(plain))
        cleaned = " ".join(ALLOWED.sub("", plain).split()).strip("-' ")
        title = title or found
        if cleaned == words:
            return _Part(cleaned, title, odd)
        words = cleaned


def is_filler(text: str) -> bool:
    """Return whether a name is only a word for not having one."""
    return text.strip().casefold() in NAME_FILLERS


def looks_like_organisation(given: str, family: str) -> bool:
    """Return whether what was written as a person is a firm, a school or another body ("Mr Tesco Express")."""
    _, words = _without_titles(f"{given} {family}".split())
    name = " ".join(words)
    return (len(words) > 1 and bool(FIRM.search(name))) or bool(re.search(r"\s&\s", name))


def organisation_from(given: str, family: str) -> str:
    """Return the organisation's name out of the two name fields, without the "Mr"."""
    return " ".join(_without_titles(_spaced(f"{given} {family}").split())[1])


def fold(name: str) -> str:
    """Return a name for comparing: "O’Brien-Łucas" is "obrien lucas". Folding twice changes nothing.

    Letters of other scripts stay; accents, apostrophes, full stops and case go; a hyphen is a space.
    """
    text = name
    for _ in range(4):
        text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).casefold())
        text = "".join(mark for mark in text if not unicodedata.combining(mark)).translate(FOLDED)
        text = " ".join(re.findall(r"[^\W_]+", text.replace("'", "").replace(".", "")))
        if text == name:
            break
        name = text
    return text


def _spaced(text: str) -> str:
    return " ".join(text.translate(APOSTROPHES).split())


def _without_titles(words: list[str]) -> tuple[str, list[str]]:
    titles = []
    while words and words[0].casefold().strip(".") in TITLES:
        titles.append(words[0].strip("."))
        words = words[1:]
    return " ".join(titles), words


def _capitals(name: str) -> str:
    if len(name) < 2 or not (name.isupper() or name.islower()):
        return name
    words = [_capital(word, at > 0 or len(name.split()) > 1) for at, word in enumerate(name.split())]
    return " ".join(words)


def _capital(word: str, may_be_particle: bool) -> str:
    low = word.lower()
    if may_be_particle and low in PARTICLES:
        return low
    pieces = [piece[:1].upper() + piece[1:] for piece in re.split(r"([-'])", low)]
    word = "".join(pieces)
    if word.startswith("Mc") and len(word) > 3:
        word = f"Mc{word[2].upper()}{word[3:]}"
    return word
