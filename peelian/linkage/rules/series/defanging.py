"""Web and e-mail addresses made safe to show to people, and made whole again for machines.

"https://evil.example/a" is shown as "hxxps://evil[.]example/a". No page, letter or mail of ours links an indicator.
"""

import re

_DOT = re.compile(r"\s?[\[({]\s?(?:\.|dot|punkt)\s?[\])}]\s?", re.IGNORECASE)
_AT = re.compile(r"\s?[\[({]\s?(?:@|at)\s?[\])}]\s?", re.IGNORECASE)
_COLON = re.compile(r"[\[({]:(?://)?[\])}](?://)?")
_SCHEME = re.compile(r"\bh(?:xx|tt|\*\*)p(s?)(?=\s?(?:://|[\[({]:))", re.IGNORECASE)
_GAP = re.compile(r"\bhttp(s?)\s?://\s?", re.IGNORECASE)


def defang(text: str) -> str:
    """Return an address that no program turns into a link. Doing it twice changes nothing."""
    text = re.sub(r"\bhttp(s?)://", r"hxxp\1://", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<!\[)\.(?!\])", "[.]", text)
    return re.sub(r"(?<!\[)@(?!\])", "[@]", text)


def refang(text: str) -> str:
    """Return a text in which addresses that people took apart are whole: hxxp, [.], (dot), [at] and their like."""
    text = _SCHEME.sub(r"http\1", text)
    text = _COLON.sub("://", text)
    return _GAP.sub(r"http\1://", _AT.sub("@", _DOT.sub(".", text)))
