"""Writes Outlook messages for the tests: a compound file (MS-CFB, version 3) with the properties of MS-OXMSG."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
TEXT, BINARY, NUMBER, TIME = 0x001F, 0x0102, 0x0003, 0x0040


@dataclass
class Entry:
    """A storage, with what is in it, or a stream, with its bytes."""

    name: str
    content: bytes | None = None
    inside: list["Entry"] = field(default_factory=list)
    start: int = END
    number: int = 0


def compound(root: list[Entry]) -> bytes:
    """Return a compound file that holds these entries: small streams in the mini stream, large ones in sectors."""
    top = Entry("Root Entry", inside=root)
    entries = _flat(top)
    mini, minifat, sectors = b"", [], []
    chains: list[int] = []

    def large(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(pieces)
        chains.extend([*range(first + 1, first + len(pieces)), END])
        return first

    for entry in entries:
        if entry.content is None or not entry.content:
            continue
        if len(entry.content) >= CUTOFF:
            entry.start = large(entry.content)
            continue
        entry.start = len(minifat)
        count = -(-len(entry.content) // MINI)
        minifat += [*range(entry.start + 1, entry.start + count), END]
        mini += entry.content.ljust(count * MINI, b"\0")
    top.start = large(mini) if mini else END
    table = b"".join(struct.pack("<I", each) for each in minifat)
    table = table.ljust(-(-len(table) // SECTOR) * SECTOR, b"\xff")
    minifat_start = large(table) if table else END
    listed = b"".join(_directory(entry, entries, len(mini)) for entry in entries)
    listed = listed.ljust(-(-len(listed) // SECTOR) * SECTOR, b"\0")
    directory_start = large(listed)
    fats = 1
    while len(chains) + fats > fats * SECTOR // 4:
        fats += 1
    fat_at = len(sectors)
    chains += [FAT] * fats
    fat = b"".join(struct.pack("<I", each) for each in chains).ljust(fats * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6,
        0, fats, directory_start, 0, CUTOFF, minifat_start, len(table) // SECTOR, END, 0,
    )  # fmt: skip
    places = [fat_at + each for each in range(fats)] + [FREE] * (109 - fats)
    return header + struct.pack("<109I", *places) + b"".join(sectors) + fat


def _flat(top: Entry) -> list[Entry]:
    found = [top]
    for entry in found:
        found.extend(entry.inside)
    for number, entry in enumerate(found):
        entry.number = number
    return found


def _directory(entry: Entry, entries: list[Entry], mini: int) -> bytes:
    """Return the 128 bytes of one entry. Fellows form a chain to the right, in the order of the format."""
    fellows = next((_sorted(each.inside) for each in entries if entry in each.inside), [])
    after = fellows[fellows.index(entry) + 1 :] if fellows else []
    name = entry.name.encode("utf-16-le")
    is_root = entry.number == 0
    kind = 5 if is_root else 1 if entry.content is None else 2
    size = mini if is_root else len(entry.content or b"")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        name, len(name) + 2, kind, 1, FREE, after[0].number if after else FREE,
        _sorted(entry.inside)[0].number if entry.inside else FREE, b"\0" * 16, 0, 0, 0,
        entry.start, size,
    )  # fmt: skip


def _sorted(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (len(entry.name), entry.name.upper()))


def _properties(head: bytes, said: list[tuple[int, int, bytes | int]]) -> list[Entry]:
    """Return the stream of properties and a stream for each that has no fixed width."""
    lines, streams = head, []
    for number, kind, value in said:
        tag = number << 16 | kind
        if isinstance(value, int):
            lines += struct.pack("<IIq", tag, 6, value)
            continue
        lines += struct.pack("<IIII", tag, 6, len(value) + (2 if kind == TEXT else 0), 0)
        streams.append(Entry(f"__substg1.0_{number:04X}{kind:04X}", value))
    return [Entry("__properties_version1.0", lines), *streams]


def _text(number: int, words: str) -> tuple[int, int, bytes]:
    return number, TEXT, words.encode("utf-16-le")


def _since_1601(at: datetime) -> int:
    return int((at - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


def outlook_message(
    *,
    sender: str,
    sender_name: str,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    message_id: str = "",
    answers: str = "",
    attachments: list[tuple[str, bytes]] = [],  # noqa: B006  never changed
) -> bytes:
    """Return an Outlook message (.msg) as bytes."""
    head = struct.pack("<8xIIII8x", 1, len(attachments), 1, len(attachments))
    root = _properties(
        head,
        [
            _text(0x001A, "IPM.Note"), _text(0x0037, subject), _text(0x0C1A, sender_name), _text(0x0C1F, sender),
            _text(0x5D01, sender), _text(0x1000, body), _text(0x1035, message_id), _text(0x1042, answers),
            (0x0039, TIME, _since_1601(at)), (0x340D, NUMBER, 0x40000),
        ],
    )  # fmt: skip
    recipient = _properties(b"\0" * 8, [_text(0x3001, to), _text(0x3003, to), _text(0x39FE, to)])
    root.append(Entry("__recip_version1.0_#00000000", inside=recipient))
    for number, (name, content) in enumerate(attachments):
        said = [_text(0x3707, name), (0x3701, BINARY, content), (0x3705, NUMBER, 1)]
        root.append(Entry(f"__attach_version1.0_#{number:08X}", inside=_properties(b"\0" * 8, said)))
    return compound(root)
