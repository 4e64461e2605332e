"""Certificates: whom this machine trusts, what its check of one came to, and what is written in one."""

import ssl
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside.seen import Certificate

# X509_V_ERR_... of OpenSSL (include/openssl/x509_vfy.h.in). Any other fault tells us nothing that is sure.
FAULTS = {
    10: Certificate.EXPIRED,
    9: Certificate.NOT_YET,
    62: Certificate.OTHER_NAME,
    18: Certificate.SELF_SIGNED,
    19: Certificate.UNKNOWN_ISSUER,
    20: Certificate.UNKNOWN_ISSUER,
    21: Certificate.UNKNOWN_ISSUER,
}
LEGACY_SERVER = 0x4  # SSL_OP_LEGACY_SERVER_CONNECT, which Python names from 3.12 on
MOST_NAMES = 20


@dataclass(frozen=True)
class Written:
    """What is written in a certificate. Nothing, if it could not be read."""

    begins: datetime | None = None
    ends: datetime | None = None
    names: tuple[str, ...] = ()
    issuer: str = ""

    @property
    def since(self) -> date | None:
        return self.begins.date() if self.begins else None

    @property
    def until(self) -> date | None:
        return self.ends.date() if self.ends else None


def checking(over: Wires) -> ssl.SSLContext:
    """Return how a browser begins: TLS 1.2 or newer, and the certificate is checked. OSError: the roots are none."""
    context = ssl.create_default_context(cafile=over.roots or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= LEGACY_SERVER
    return context


def trusts_somebody() -> bool:
    """Say whether this machine has roots of its own. Without them every certificate would seem to be bad."""
    paths = ssl.get_default_verify_paths()
    return any(place and Path(place).exists() for place in (paths.cafile, paths.capath))


def unchecked(version: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    """Return how to begin with whatever certificate there is, with one version or with any."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.options |= LEGACY_SERVER
    context.minimum_version = version or ssl.TLSVersion.MINIMUM_SUPPORTED
    if version:
        context.maximum_version = version
    return context


def came_to(fault: ssl.SSLCertVerificationError) -> Certificate:
    """Return what a check that failed says of the certificate."""
    return FAULTS.get(fault.verify_code, Certificate.NO_ANSWER)


def settled(certificate: Certificate, written: Written) -> Certificate:
    """Return what holds once it is read: one that has not run out itself has an issuer above it that has."""
    runs = written.ends is not None and written.ends > datetime.now(UTC)
    return Certificate.UNKNOWN_ISSUER if certificate is Certificate.EXPIRED and runs else certificate


def read(der: bytes | None) -> Written:
    """Read a certificate."""
    try:
        found = x509.load_der_x509_certificate(der or b"")
        return Written(found.not_valid_before_utc, found.not_valid_after_utc, _names(found), _issuer(found))
    except (ValueError, TypeError, x509.InvalidVersion, x509.DuplicateExtension):
        return Written()


def _names(found: x509.Certificate) -> tuple[str, ...]:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(names.get_values_for_type(x509.DNSName)[:MOST_NAMES])


def _issuer(found: x509.Certificate) -> str:
    for kind in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        if named := found.issuer.get_attributes_for_oid(kind):
            return str(named[0].value)
    return ""
