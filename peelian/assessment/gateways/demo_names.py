"""The records of the demo's names: kept as a file that its name server reads, and that a newcomer mends on a page."""

import os
import secrets
from pathlib import Path

import dns.exception
import dns.name
import dns.rdatatype
import dns.rrset

from peelian.kernel.refused import Refused

SHIPPED = Path(__file__).parent.parent / "content" / "demo-names.txt"
LONGEST = 20_000  # letters
LONGEST_TIME = 86_400  # seconds for which a record may be remembered
Known = dict[tuple[dns.name.Name, dns.rdatatype.RdataType], dns.rrset.RRset]


def records_file(home: Path) -> Path:
    """Return where the records of an installation are kept."""
    return home / "names" / "records.txt"


def records(home: Path) -> str:
    """Return the records as they are now; those that are shipped until somebody has mended one."""
    file = records_file(home)
    return file.read_text(encoding="utf-8") if file.exists() else shipped()


def shipped() -> str:
    """Return the records that the demo begins with."""
    return SHIPPED.read_text(encoding="utf-8")


def read_records(text: str) -> Known:
    """Return the records for a name server. Refused: a line that can be no record, with its number and the reason."""
    if len(text) > LONGEST:
        raise Refused(f"That is too long: {LONGEST} letters at most.")
    known: Known = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith(";"):
            found = _record(number, line)
            key = (found.name, found.rdtype)
            for value in found:
                known.setdefault(key, found).add(value)
    return known


def _record(number: int, line: str) -> dns.rrset.RRset:
    """Read "marlpit-joinery.example. 300 IN MX 10 mx.harbour-post.example."."""
    parts = line.split(maxsplit=4)
    if len(parts) < 5 or not parts[1].isdecimal() or int(parts[1]) > LONGEST_TIME:
        raise Refused(f"Line {number} is no record: it has to be a name, seconds, IN, a kind and a value.")
    name, seconds, network, kind, value = parts
    try:
        return dns.rrset.from_text(dns.name.from_text(name), int(seconds), network, kind, value)
    except (dns.exception.DNSException, ValueError) as wrong:
        raise Refused(f"Line {number} is no record: {str(wrong).rstrip('.')}.") from wrong


def keep_records(home: Path, text: str) -> None:
    """Keep the records, whole or not at all. Refused: as `read_records` refuses."""
    plain = "\n".join(text.splitlines()).strip() + "\n"
    read_records(plain)
    file = records_file(home)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(plain)
    draft.rename(file)
