"""One beginning of a connection for each version of TLS, with no word said over it."""

import socket
import ssl
import warnings

from peelian.assessment.gateways.outside import certificates
from peelian.assessment.gateways.outside.addresses import NotAllowed
from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.rules.outside.seen import Handshake, TlsSeen

Version = ssl.TLSVersion
# The reasons with which OpenSSL tells of a server that says no to a version, or that answers with another one.
# A connection that is dropped, a silence, and whatever this machine cannot do itself are not among them.
REFUSALS = {
    "TLSV1_ALERT_PROTOCOL_VERSION",
    "SSLV3_ALERT_HANDSHAKE_FAILURE",
    "TLSV1_ALERT_INSUFFICIENT_SECURITY",
    "UNSUPPORTED_PROTOCOL",
}
# What a visit has shown: a server that could have taken a newer version than it took does not speak that.
LEARNED = {
    "TLSv1.3": {"tls13": Handshake.ACCEPTED},
    "TLSv1.2": {"tls12": Handshake.ACCEPTED, "tls13": Handshake.REFUSED},
}
EACH = {"tls10": Version.TLSv1, "tls11": Version.TLSv1_1, "tls12": Version.TLSv1_2, "tls13": Version.TLSv1_3}
MOST = len(EACH) - 1  # beginnings that are needed once a visit has shown one version


def versions(host: str, *, going: Going, places: Places, spending: Spending, spoken: str = "") -> TlsSeen:
    """Begin with each version, the oldest first. `spoken`: the version of the visit, which is not asked again."""
    seen = dict(LEARNED.get(spoken, {}))
    try:
        address = places.address(host, spending)
    except NotAllowed:
        address = None
    for name, version in EACH.items():
        if name not in seen and address and spending.take_handshake():
            seen[name] = _hand(host, address, version, going)
    return TlsSeen(**seen)


def _hand(host: str, address: str, version: ssl.TLSVersion, going: Going) -> Handshake:
    try:
        with going.connect(address, going.over.https) as connection:
            return _begin(connection, host, version)
    except (OSError, NotAllowed):
        return Handshake.NO_ANSWER


def _begin(connection: socket.socket, host: str, version: ssl.TLSVersion) -> Handshake:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the old versions are what we ask about
        context = certificates.unchecked(version)
    try:
        with context.wrap_socket(connection, server_hostname=host):
            return Handshake.ACCEPTED
    except ssl.SSLError as fault:
        return Handshake.REFUSED if fault.reason in REFUSALS else Handshake.NO_ANSWER
