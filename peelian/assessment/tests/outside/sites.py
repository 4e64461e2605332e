"""Servers on loopback for tests of visits: well-behaved ones and others. Each counts what it saw."""

import contextlib
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

Serve = Callable[[socket.socket, "Server"], None]
DAY = timedelta(days=1)
LATEST = ssl.TLSVersion.TLSv1_3


class Server:
    """Listens, and lets `serve` talk over each connection: a secure one if it has a `context`."""

    def __init__(self, address: str, port: int, serve: Serve, context: ssl.SSLContext | None = None) -> None:
        self.serve, self.context = serve, context
        self.connections, self.secured, self.sent = 0, 0, 0
        self.requests: list[str] = []
        self.closing = threading.Event()
        self._listening = socket.create_server((address, port), backlog=20)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    @property
    def paths(self) -> list[str]:
        return [request.split(" ", 2)[1] for request in self.requests]

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                self.connections += 1
                threading.Thread(target=self._one, args=[connection], daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), connection:
            connection.settimeout(10)
            if self.context is None:
                self.serve(connection, self)
                return
            with self.context.wrap_socket(connection, server_side=True) as secure:
                self.secured += 1
                self.serve(secure, self)


def answer(status: int = 200, body: bytes = b"<h1>Oakford</h1>", /, **headers: str) -> bytes:
    """Return an answer. `strict_transport_security="max-age=1"` is the header of that name."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *(f"{key}: {named[key]}" for key in named)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def sends_to(where: str, status: int = 301) -> bytes:
    return answer(status, b"", location=where)


def says(otherwise: bytes, /, **by_path: bytes) -> Serve:
    """Answer each request, the same to all but the paths that end in a word: `security=…`."""

    def serve(connection: socket.socket, server: Server) -> None:
        while request := _request(connection):
            server.requests.append(request)
            path = request.split(" ", 2)[1]
            said = next((by_path[word] for word in by_path if word in path), otherwise)
            connection.sendall(said)

    return serve


def is_silent(connection: socket.socket, server: Server) -> None:
    server.closing.wait(30)


def resets(connection: socket.socket, server: Server) -> None:
    """Read the beginning, and drop the line hard."""
    connection.recv(4096)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def drips(beginning: bytes, drop: bytes = b"x", every: float = 0.05) -> Serve:
    """Begin an answer, and then send a little at a time for as long as somebody listens."""

    def serve(connection: socket.socket, server: Server) -> None:
        server.requests.append(_request(connection))
        connection.sendall(beginning)
        while not server.closing.wait(every):
            connection.sendall(drop)
            server.sent += len(drop)

    return serve


def floods(beginning: bytes, flood: bytes) -> Serve:
    """Send as much as is taken."""
    return drips(beginning, flood * (64 * 1024 // len(flood)), 0)


def cut_short(said: bytes) -> Serve:
    """Say less of every file than was announced, and hang up; show the first page whole."""

    def serve(connection: socket.socket, server: Server) -> None:
        server.requests.append(_request(connection))
        connection.sendall(answer(connection="close") if server.paths[-1] == "/" else said)

    return serve


def certified(
    by: trustme.CA,
    *names: str,
    oldest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2,
    newest: ssl.TLSVersion = LATEST,
    begins: timedelta = -DAY,
    ends: timedelta = 90 * DAY,
    alone: bool = False,
) -> ssl.SSLContext:
    """Return what a server needs to show a certificate and to speak some versions."""
    now = datetime.now(UTC)
    leaf = by.issue_cert(*names, not_before=now + begins, not_after=now + ends)
    chain = leaf.cert_chain_pems[:1] if alone else leaf.cert_chain_pems
    return _shows(speaking(oldest, newest), leaf.private_key_pem.bytes(), *(pem.bytes() for pem in chain))


def self_signed(host: str) -> ssl.SSLContext:
    """Return what a server needs to vouch for itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - DAY, now + DAY)
    signed = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False).sign(key, hashes.SHA256())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return _shows(speaking(ssl.TLSVersion.TLSv1_2, LATEST), pem, signed.public_bytes(Encoding.PEM))


def _shows(context: ssl.SSLContext, key: bytes, *chain: bytes) -> ssl.SSLContext:
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join([key, *chain]))
        file.flush()
        context.load_cert_chain(file.name)
    return context


def speaking(oldest: ssl.TLSVersion, newest: ssl.TLSVersion) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = oldest, newest
    return context


def _request(connection: socket.socket) -> str:
    heard = b""
    while b"\r\n\r\n" not in heard:
        piece = connection.recv(4096)
        if not piece:
            return ""
        heard += piece
    return heard.decode("latin-1")
