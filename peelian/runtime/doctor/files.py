"""Looks at what is kept beside the database, and at what guards it: files, the virus scanner, the mailbox."""

from django.conf import settings

from peelian.runtime.database import set_up_django
from peelian.runtime.doctor.findings import Look


def kept() -> Look:
    """Is every file there, with the bytes that were kept? Reads them all."""
    set_up_django("owner")
    from peelian.documents.queries import health

    found = health()
    told = f"{found.kept} kept"
    wrong = [(found.missing, "missing"), (found.changed, "changed")]
    if said := ", ".join(f"{count} {what}" for count, what in wrong if count):
        todo = "Bring PEELIAN_HOME/files back from a backup; a file is refused until it is as it was."
        return Look("Files", f"{told}, {said}", todo)
    left = f", {found.left_over} left over from something broken off, which does no harm" if found.left_over else ""
    return Look("Files", f"{told}, each as it was{left}")


def scanner() -> Look:
    """Does the virus scanner answer, where there is one?"""
    set_up_django("owner")
    from peelian.documents.gateways.scanner import answers

    place = settings.PEELIAN_CLAMD
    if not place:
        return Look("Virus scanner", "none; files are kept and marked “Not scanned”")
    if answers():
        return Look("Virus scanner", f"{place} answers")
    told = f"{place} does not answer; no file is kept meanwhile"
    return Look("Virus scanner", told, "Start clamd, or check PEELIAN_CLAMD.")


def mailbox() -> Look:
    """Can the mailbox be opened, where there is one?"""
    set_up_django("owner")
    from peelian.intake.gateways.mailbox import open_mailbox
    from peelian.intake.queries.post import unit_of_mailbox

    if not settings.PEELIAN_IMAP_HOST:
        return Look("Mailbox", "none is read; answers reach nobody here")
    unit = unit_of_mailbox()
    with open_mailbox():
        return Look("Mailbox", f"{settings.PEELIAN_IMAP_FOLDER} of {settings.PEELIAN_IMAP_USER} opens, for {unit.name}")
