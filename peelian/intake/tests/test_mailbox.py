"""The mailbox, read over IMAP from a real server (pymap) on loopback; and killed in the middle of it."""

import contextlib
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from imapclient import IMAPClient

from peelian.documents.tests.samples import mail
from peelian.intake import actions
from peelian.intake.factories import report as a_report
from peelian.intake.gateways.mailbox import DONE, open_mailbox
from peelian.intake.jobs import CLOCKWORK, NotWrittenDown, post
from peelian.intake.models import Attachment, Reply
from peelian.kernel.refused import Refused
from tests.ports import free_ports

USER, PASSWORD = "replies@peelian.example", "a password for tests"


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    """The port of an IMAP server that keeps its mail in memory."""
    (port,) = free_ports(1)
    command = [str(Path(sys.executable).with_name("pymap")), "--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    command += ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield port
    finally:
        running.kill()
        running.wait()


@pytest.fixture
def mailbox(server, settings, northmarsh, file_store) -> Iterator[IMAPClient]:
    """A mailbox of our own, empty, that the settings point to."""
    settings.PEELIAN_IMAP_HOST, settings.PEELIAN_IMAP_PORT, settings.PEELIAN_IMAP_TLS = "127.0.0.1", server, "no"
    settings.PEELIAN_IMAP_USER, settings.PEELIAN_IMAP_PASSWORD = USER, PASSWORD
    with IMAPClient("127.0.0.1", port=server, ssl=False) as box:
        box.login(USER, PASSWORD)
        for folder in ("INBOX", DONE):
            if box.folder_exists(folder):
                box.select_folder(folder)
                if there := box.search("ALL"):
                    box.delete_messages(there)
                    box.expunge()
        yield box


def lies(box: IMAPClient, folder: str) -> int:
    """How many messages lie in a folder."""
    return int(box.folder_status(folder, ["MESSAGES"])[b"MESSAGES"]) if box.folder_exists(folder) else 0


def put(box: IMAPClient, number: int) -> None:
    box.append("INBOX", mail(text=f"Answer {number}.", message_id=f"<{number}@postbox.example>"))


@pytest.mark.django_db
def test_what_is_unseen_is_read_onto_the_record_and_moved(mailbox, northmarsh, noon):
    report = a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A")
    put(mailbox, 1)
    mailbox.append("INBOX", mail(text="Seen by somebody.", message_id="<2@x>"), flags=[b"\\Seen"])
    post(0)
    reply = Reply.objects.get()
    assert (reply.report, reply.text) == (report, "Answer 1.")
    assert reply.uid
    assert reply.uid_validity
    assert (lies(mailbox, "INBOX"), lies(mailbox, DONE)) == (1, 1)
    assert not int(mailbox.folder_status(DONE, ["UNSEEN"])[b"UNSEEN"])
    post(0)
    assert Reply.objects.count() == 1


@pytest.mark.django_db
def test_one_that_was_written_down_but_not_moved_is_moved_the_next_time(mailbox, northmarsh, noon):
    put(mailbox, 1)
    with open_mailbox() as box:
        (letter,) = box.unseen()
    actions.take_in(letter=letter, unit=northmarsh, by=CLOCKWORK, at=noon)
    assert lies(mailbox, "INBOX") == 1
    post(0)
    assert Reply.objects.count() == 1
    assert lies(mailbox, "INBOX") == 0


@pytest.mark.django_db
def test_one_that_cannot_be_written_down_stays_and_stops_none_of_the_others(mailbox, settings, tmp_path):
    settings.PEELIAN_CLAMD = str(tmp_path / "away")
    put(mailbox, 1)
    with pytest.raises(NotWrittenDown, match="scanner"):
        post(0)
    assert not Reply.objects.exists()
    settings.PEELIAN_CLAMD = ""
    put(mailbox, 2)
    post(0)
    assert Reply.objects.count() == 2
    assert lies(mailbox, "INBOX") == 0


@pytest.mark.django_db
def test_without_a_host_nothing_is_read(settings):
    settings.PEELIAN_IMAP_HOST = ""
    post(0)


@pytest.mark.django_db
def test_with_two_units_the_settings_must_say_whose_it_is(mailbox, surrey, settings):
    with pytest.raises(Refused, match="PEELIAN_IMAP_UNIT"):
        post(0)
    settings.PEELIAN_IMAP_UNIT = "surrey"
    put(mailbox, 1)
    post(0)
    assert Reply.objects.get().unit == surrey


def _read_in_a_process() -> None:
    connections.close_all()
    post(0)
    connections.close_all()
    os._exit(0)


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_point_it_loses_nothing_and_doubles_nothing(mailbox, northmarsh, noon):
    a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A")
    for number in range(24):
        raw = mail(text=f"Answer {number}.", message_id=f"<{number}@x>", attached={"n.txt": b"%d" % number})
        mailbox.append("INBOX", raw)
    fork = multiprocessing.get_context("fork")
    for blow in range(1, 8):
        connection.close()  # a child must not share it
        reading = fork.Process(target=_read_in_a_process)
        reading.start()
        while reading.is_alive() and Reply.objects.count() < blow * 3:
            time.sleep(0.005)
        os.kill(reading.pid, signal.SIGKILL) if reading.is_alive() else None
        reading.join()
        connection.close()
    post(0)
    texts = sorted(Reply.objects.values_list("text", flat=True))
    assert texts == sorted(f"Answer {number}." for number in range(24))
    assert Attachment.objects.count() == 24
    assert (lies(mailbox, "INBOX"), lies(mailbox, DONE)) == (0, 24)
