"""Asking a virus scanner, clamd, about a file: its INSTREAM command over a socket."""

import socket
import struct
from enum import StrEnum

from django.conf import settings

from peelian.kernel.refused import Refused

CHUNK = 64 * 1024
SECONDS = 30
LONGEST_ANSWER = 4096
AWAY = "The virus scanner does not answer, so nothing is kept for now. Try again in some minutes."
TOO_LARGE = "It is larger than the virus scanner takes, so it cannot be kept."


class Scanned(StrEnum):
    """Whether a file was looked at."""

    CLEAN = "scanned"
    NOT = "not scanned"


class ScannerAway(Refused):
    """Nobody could look at it now; later somebody may."""


def scan(content: bytes) -> Scanned:
    """Return whether a file was scanned; without PEELIAN_CLAMD none is. Refused: a virus, or a scanner that is away."""
    if not settings.PEELIAN_CLAMD:
        return Scanned.NOT
    try:
        said = _ask(content)
    except OSError:
        raise ScannerAway(AWAY) from None
    if said.endswith("FOUND"):
        raise Refused(f"The virus scanner found {said.removeprefix('stream:').removesuffix('FOUND').strip()} in it.")
    if "size limit exceeded" in said:
        raise Refused(TOO_LARGE)
    if not said.endswith("OK"):
        raise ScannerAway(AWAY)
    return Scanned.CLEAN


def answers() -> bool:
    """Return whether the scanner is there."""
    try:
        with _connected() as line:
            line.sendall(b"zPING\0")
            return line.recv(LONGEST_ANSWER).startswith(b"PONG")
    except OSError:
        return False


def _ask(content: bytes) -> str:
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        try:
            for start in range(0, len(content), CHUNK):
                piece = content[start : start + CHUNK]
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has heard enough, and has answered
        answer = b""
        while piece := line.recv(LONGEST_ANSWER):
            answer += piece
            if b"\0" in piece or len(answer) > LONGEST_ANSWER:
                break
    return answer.decode(errors="replace").strip("\0\r\n ")


def _connected() -> socket.socket:
    """Return a line to PEELIAN_CLAMD: a path of a socket, or host:port."""
    place = settings.PEELIAN_CLAMD
    if place.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        line.connect(place)
        return line
    host, _, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
