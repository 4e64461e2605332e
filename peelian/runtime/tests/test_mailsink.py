"""What the demo's mail server acknowledged is on disk."""

import os
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.ports import free_ports


@pytest.fixture
def sink(home: Path) -> Iterator[int]:
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "peelian.runtime.mailsink", "127.0.0.1", str(port)]
    process = subprocess.Popen(command, env=os.environ | {"PEELIAN_HOME": str(home)})
    give_up = time.monotonic() + 15
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except ConnectionRefusedError:
            assert time.monotonic() < give_up
            time.sleep(0.02)
    yield port
    process.terminate()
    assert process.wait(5) == 0


def test_it_keeps_each_message_whole_with_its_envelope(sink: int, home: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Your report to us — next steps"
    message["From"], message["To"] = "team@police.example", "zoë@victim.example"
    message.set_content("Dear Zoë\n.\nA line that is only a full stop, above.\n")
    with smtplib.SMTP("127.0.0.1", sink) as client:
        client.send_message(message, to_addrs=["zoe@victim.example", "other@victim.example"])
    (file,) = (home / "mail").iterdir()
    kept = file.read_bytes()
    assert file.suffix == ".eml"
    assert b"X-RcptTo: zoe@victim.example\r\nX-RcptTo: other@victim.example\r\n" in kept
    assert file.stat().st_mode & 0o077 == 0


def test_it_keeps_every_message_of_one_conversation(sink: int, home: Path) -> None:
    with smtplib.SMTP("127.0.0.1", sink) as client:
        for n in range(20):
            client.sendmail("a@police.example", ["b@victim.example"], f"Subject: {n}\r\n\r\nwords")
    assert len(list((home / "mail").glob("*.eml"))) == 20
