"""How the person or firm of a row can be reached, each thing in its own field and only if it can be true."""

import re
from collections.abc import Collection, Mapping

from peelian.intake.rules import contacts
from peelian.intake.rules.clean_row import Note, Reach
from peelian.intake.rules.filler import blanked

ADDRESS_FIELDS = ("address", "address_2", "town", "county")
PREFERENCES = (
    ("email", ("mail",)),
    ("letter", ("letter", "post", "writing", "written")),
    ("telephone", ("phone", "call", "tel", "ring")),
    ("text", ("text", "sms")),
    ("telephone", ("mobile",)),
)


def judge_reach(row: Mapping[str, str], *, known_outcodes: Collection[str], note: Note) -> Reach:
    """Return where the victim can be reached, saying what was wrong, moved or blanked."""
    mail, phones = _points(row, note)
    address = ", ".join(part for field in ADDRESS_FIELDS if (part := blanked(field, row.get(field, ""), note)))
    code = _postcode(row.get("postcode", ""), address, known_outcodes, note)
    return Reach(
        address=" ".join(address.split())[:300],
        postcode=code,
        outcode=contacts.outcode(code),
        force=" ".join(blanked("force", row.get("force", ""), note).split())[:100],
        telephone=phones[0] if phones else "",
        telephone_2=phones[1] if len(phones) > 1 else "",
        email=mail,
        role_mailbox=bool(mail) and contacts.is_role_mailbox(mail),
        preferred_contact=_preference(row.get("preferred_contact", "")),
    )


def _points(row: Mapping[str, str], note: Note) -> tuple[str, list[str]]:
    """Return the e-mail address and the numbers, wherever of the three cells each stands."""
    cells = {field: blanked(field, row.get(field, ""), note) for field in ("email", "telephone", "telephone_2")}
    mail = _email(cells["email"], note)
    phones: list[str] = []
    for field in ("telephone", "telephone_2"):
        text = cells[field]
        if "@" in text and (moved := contacts.email(text)):
            note(field, f"The telephone number is an e-mail address, {moved}.")
            mail = mail or moved
        elif text:
            phones += _phones(field, text, note)
    if "@" not in cells["email"] and (moved := contacts.telephone(cells["email"])):
        phones.append(moved)
    return mail, list(dict.fromkeys(phones))


def _email(text: str, note: Note) -> str:
    if not text:
        return ""
    pieces = re.split(r"\s*[;,/]\s*|\s+(?:or|and)\s+", text)
    found = [address for piece in pieces if (address := contacts.email(piece))]
    if not found:
        moved = "@" not in text and contacts.telephone(text)
        note(
            "email",
            f"The e-mail address, “{text}”, "
            + ("is a telephone number." if moved else "cannot be one, so it is left blank."),
        )
        return ""
    if len(found) > 1:
        note("email", f"The row has more than one e-mail address, “{text}”; the first is used.")
    return found[0]


def _phones(field: str, text: str, note: Note) -> list[str]:
    found = [number for piece in re.split(r"[;,/|]|\bor\b|\band\b", text) if (number := contacts.telephone(piece))]
    if not found:
        note(field, f"The telephone number, “{text}”, cannot be one, so it is left blank.")
    return found


def _postcode(text: str, address: str, known_outcodes: Collection[str], note: Note) -> str:
    text = blanked("postcode", text, note)
    if not text:
        code = contacts.postcode_within(address)
        if code is None:
            return ""
        if contacts.is_known_outcode(code, known_outcodes):
            note("postcode", f"The postcode was in the address, {code}.")
            return code
        return ""
    code = contacts.postcode(text)
    if code is None:
        note("postcode", f"The postcode, “{text}”, does not have the shape of one, so it is left blank.")
        return ""
    if not contacts.is_known_outcode(code, known_outcodes):
        half = contacts.outcode(code)
        note(
            "postcode",
            f"The postcode, {code}, cannot be right: no postcodes begin {half} now. It is left blank.",
        )
        return ""
    return code


def _preference(text: str) -> str:
    word = text.casefold()
    return next((kind for kind, parts in PREFERENCES if any(part in word for part in parts)), "")
