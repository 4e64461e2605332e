"""The mailbox that replies come to, by IMAP."""

import contextlib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

DONE = "Peelian/read"
SECONDS = 30
LARGEST = 40 * 1024 * 1024  # bytes of one message; of a larger one only the head and the beginning are read
BEGINNING = 256 * 1024
AT_ONCE = 500  # messages in one run: the next comes some minutes later


@dataclass(frozen=True)
class Letter:
    """One message as it lies in the mailbox. `whole`: False when it is too large, and `raw` is its beginning."""

    uid_validity: int
    uid: int
    raw: bytes
    whole: bool = True


class Mailbox:
    """An open mailbox. Reading leaves a message as unseen as it was; only `done` and `tidy` change anything."""

    def __init__(self, server: IMAPClient, uid_validity: int) -> None:
        self.server = server
        self.uid_validity = uid_validity
        self.folder: str | None = None

    def unseen(self) -> Iterator[Letter]:
        """Yield the messages that nobody has seen, oldest first."""
        for uid in sorted(self.server.search("UNSEEN"))[:AT_ONCE]:
            if letter := self._fetched(uid):
                yield letter

    def done(self, letter: Letter) -> None:
        """Move a message to the folder of those that were read; where a server cannot, mark it as seen.

        It moves in one step and is marked afterwards, by `tidy`: killed between the two, nothing would ever move it.
        """
        folder = self._folder()
        if self.server.has_capability("MOVE"):
            self.server.move([letter.uid], folder)
        elif self.server.has_capability("UIDPLUS"):
            self.server.copy([letter.uid], folder)
            self.server.delete_messages([letter.uid], silent=True)
            self.server.uid_expunge([letter.uid])
        else:
            self.server.add_flags([letter.uid], [b"\\Seen"], silent=True)

    def tidy(self) -> None:
        """Mark everything that was moved as seen."""
        self.server.select_folder(self._folder())
        if unseen := self.server.search("UNSEEN"):
            self.server.add_flags(unseen, [b"\\Seen"], silent=True)

    def _fetched(self, uid: int) -> Letter | None:
        """Return one message; None when another program took it away in the meantime."""
        told = self.server.fetch([uid], ["RFC822.SIZE"]).get(uid)
        if told is None:
            return None
        whole = told[b"RFC822.SIZE"] <= LARGEST
        wanted = "BODY.PEEK[]" if whole else f"BODY.PEEK[]<0.{BEGINNING}>"
        fetched = self.server.fetch([uid], [wanted]).get(uid, {})
        raw = next((value for name, value in fetched.items() if name.startswith(b"BODY[]")), None)
        return Letter(self.uid_validity, uid, raw, whole) if raw is not None else None

    def _folder(self) -> str:
        """Return the name of the folder of those that were read, made if need be, with this server's mark in it."""
        if self.folder is None:
            mark = next((mark for _, mark, _ in self.server.list_folders() if mark), b"/")
            self.folder = DONE.replace("/", mark.decode() if isinstance(mark, bytes) else mark)
            if not self.server.folder_exists(self.folder):
                self.server.create_folder(self.folder)
        return self.folder


@contextlib.contextmanager
def open_mailbox() -> Iterator[Mailbox]:
    """Open the mailbox of the settings. OSError or imaplib's error when it cannot be had."""
    with signed_in() as server:
        told = server.select_folder(settings.PEELIAN_IMAP_FOLDER)
        yield Mailbox(server, int(told[b"UIDVALIDITY"]))


@contextlib.contextmanager
def signed_in() -> Iterator[IMAPClient]:
    """Sign in to the mail server and sign out again. TLS unless the settings say that there is none."""
    by = settings.PEELIAN_IMAP_TLS
    context = ssl.create_default_context() if by != "no" else None
    server = IMAPClient(
        settings.PEELIAN_IMAP_HOST, settings.PEELIAN_IMAP_PORT, ssl=by == "yes", ssl_context=context, timeout=SECONDS
    )
    try:
        if by == "starttls":
            server.starttls(context)
        server.login(settings.PEELIAN_IMAP_USER, settings.PEELIAN_IMAP_PASSWORD)
        yield server
    finally:
        with contextlib.suppress(OSError, IMAPClientError):
            server.logout()
