"""The virus scanner, asked over a socket as clamd's INSTREAM command wants it."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator

import pytest

from peelian.documents.gateways.scanner import Scanned, ScannerAway, answers, scan
from peelian.kernel.refused import Refused

VIRUS = b"this-stands-for-a-virus"


class Clamd:
    """A small fake of clamd on a socket of this machine: it knows one virus."""

    def __init__(self, line: socket.socket, most: int = 10_000_000) -> None:
        self.line, self.most = line, most
        self.heard: list[bytes] = []
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                call, _ = self.line.accept()
            except OSError:
                return
            with call, call.makefile("rb") as said:
                call.sendall(self.answer(said) + b"\0")

    def answer(self, said) -> bytes:  # type: ignore[no-untyped-def]
        command = b""
        while not command.endswith(b"\0"):
            command += said.read(1)
        if command == b"zPING\0":
            return b"PONG"
        assert command == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", said.read(4))[0]:
            content += said.read(size)
            if len(content) > self.most:
                return b"INSTREAM size limit exceeded. ERROR"
        self.heard.append(content)
        return b"stream: Test.Virus FOUND" if VIRUS in content else b"stream: OK"


@pytest.fixture
def clamd(settings, tmp_path) -> Iterator[Callable[..., Clamd]]:
    lines = []

    def start(most: int = 10_000_000) -> Clamd:
        line = socket.socket(socket.AF_UNIX)
        lines.append(line)
        line.bind(str(tmp_path / "clamd.ctl"))
        line.listen()
        settings.PEELIAN_CLAMD = str(tmp_path / "clamd.ctl")
        return Clamd(line, most)

    yield start
    for line in lines:
        line.close()


def test_a_clean_file_is_heard_whole(clamd):
    there, content = clamd(), bytes(range(256)) * 1000
    assert scan(content) is Scanned.CLEAN
    assert there.heard == [content]


def test_a_virus_is_refused_by_name(clamd):
    clamd()
    with pytest.raises(Refused, match=r"found Test\.Virus in it"):
        scan(b"before" + VIRUS)


def test_a_file_larger_than_the_scanner_takes_is_refused(clamd):
    clamd(most=1000)
    with pytest.raises(Refused, match="larger than the virus scanner takes"):
        scan(b"x" * 300_000)


def test_nothing_is_kept_while_the_scanner_is_away(settings, tmp_path):
    settings.PEELIAN_CLAMD = str(tmp_path / "nobody")
    assert not answers()
    with pytest.raises(ScannerAway, match="does not answer"):
        scan(b"x")


def test_without_a_scanner_it_says_so(settings):
    settings.PEELIAN_CLAMD = ""
    assert scan(VIRUS) is Scanned.NOT


def test_it_answers_when_it_is_there(clamd):
    clamd()
    assert answers()


def test_it_may_be_named_by_host_and_port(settings):
    with socket.create_server(("127.0.0.1", 0)) as line:
        settings.PEELIAN_CLAMD = f"127.0.0.1:{line.getsockname()[1]}"
        Clamd(line)
        assert scan(b"x") is Scanned.CLEAN
