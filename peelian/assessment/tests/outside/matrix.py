"""A domain for each verdict that names can lead to. Its name says the verdict: "spf--none.test", and so on.

`GOOD` is a domain with nothing to mend. Each other one differs from it in one thing; `ALSO` says which other
verdicts follow from that.
"""

from base64 import b64encode

from peelian.assessment.tests.outside.zones import SERVERS, Signed, Zone

KEY = b64encode(bytes(range(32))).decode()
MORE = "A 127.0.0.1"
USUAL = {
    "NS": SERVERS,
    "A": ("@ A 127.0.0.1",),
    "MX": ("@ MX 10 mail", "mail A 127.0.0.1"),
    "SPF": ('@ TXT "v=spf1 mx include:spf.mailer.test -all"', '@ TXT "a-service-verification=123"'),
    "DMARC": ('_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@reports.test"',),
    "DKIM": (f'post._domainkey TXT "v=DKIM1; k=ed25519; p={KEY}"',),
    "STS": ('_mta-sts TXT "v=STSv1; id=20260601"',),
    "TLSRPT": ('_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@reports.test"',),
    "CAA": ('@ CAA 0 issue "ca.test"',),
}
GOOD = {
    "resolves": "resolves",
    "name-servers": "several",
    "dnssec": "signed",
    "caa": "set",
    "takes-mail": "takes-mail",
    "spf": "strict",
    "dmarc": "refuses",
    "dkim": "key-found",
    "mta-sts": "enforced",
    "tls-rpt": "set",
}
REPORTS = "; rua=mailto:dmarc@reports.test"


def spf(text: str) -> dict[str, tuple[str, ...]]:
    return {"SPF": (f'@ TXT "{text}"',)}


def dmarc(text: str) -> dict[str, tuple[str, ...]]:
    return {"DMARC": (f'_dmarc TXT "{text if "rua=" in text else text + REPORTS}"',)}


SPF = "v=spf1 mx include:spf.mailer.test"
CHANGED: dict[str, dict[str, tuple[str, ...]]] = {
    "good--whole": {},
    "resolves--no-address": {"A": ()},
    "name-servers--one-only": {"NS": SERVERS[:1]},
    "name-servers--gone": {"NS": (SERVERS[0], "@ NS ns.closed-down.test.")},
    "dnssec--unsigned": {},
    "caa--none": {"CAA": ()},
    "caa--no-issuer": {"CAA": ('@ CAA 0 iodef "mailto:it@reports.test"',)},
    "takes-mail--none-and-says-so": {"MX": ("@ MX 0 .",)},
    "takes-mail--says-nothing": {"MX": (), **spf("v=spf1 -all")},
    "takes-mail--null-and-others": {"MX": ("@ MX 0 .", *USUAL["MX"])},
    "takes-mail--servers-gone": {"MX": ("@ MX 10 mail.closed-down.test.",)},
    "spf--soft-with-dmarc": spf(f"{SPF} ~all"),
    "spf--soft": spf(f"{SPF} ~all") | dmarc("v=DMARC1; p=none"),
    "spf--neutral": spf(f"{SPF} ?all"),
    "spf--no-end": spf(SPF),
    "spf--lets-anyone": spf(f"{SPF} +all"),
    "spf--ptr": spf(f"{SPF} ptr -all"),
    "spf--none": {"SPF": ('@ TXT "v=spf10 -all"',)},
    "spf--none-no-mail": {"SPF": (), "MX": ("@ MX 0 .",)},
    "spf--several": {"SPF": (*USUAL["SPF"], '@ TXT "v=spf1 mx -all"')},
    "spf--broken": spf("v=spf1 ip4:127.0.0.1/33 -all"),
    "spf--too-many-lookups": spf("v=spf1 include:nine.mailer.test mx -all"),
    "spf--too-many-voids": spf("v=spf1 a:x1.mailer.test a:x2.mailer.test a:x3.mailer.test -all"),
    "spf--leads-nowhere": spf("v=spf1 include:nobody.mailer.test -all"),
    "dmarc--sets-aside": dmarc("v=DMARC1; p=quarantine"),
    "dmarc--none": {"DMARC": ('_dmarc TXT "v=DMARC10; p=reject"',)},
    "dmarc--several": {"DMARC": (*USUAL["DMARC"], '_dmarc TXT "v=DMARC1; p=none"')},
    "dmarc--no-policy": dmarc("v=DMARC1; rua=mailto:dmarc@reports.test"),
    "dmarc--watches-only": dmarc("v=DMARC1; p=none"),
    "dmarc--testing": dmarc("v=DMARC1; p=reject; t=y"),
    "dmarc--below-open": dmarc("v=DMARC1; p=reject; sp=none"),
    "dmarc--reports-broken": dmarc("v=DMARC1; p=reject; rua=dmarc@reports.test"),
    "dmarc--reports-not-taken": dmarc("v=DMARC1; p=reject; rua=mailto:x@mailer.test"),
    "dmarc--no-mail-not-refused": dmarc("v=DMARC1; p=quarantine") | spf("v=spf1 -all") | {"MX": ("@ MX 0 .",)},
    "dkim--key-not-found": {"DKIM": ()},
    "dkim--no-mail": {"DKIM": (), "MX": ("@ MX 0 .",)} | spf("v=spf1 -all"),
    "dkim--unusable-key": {"DKIM": ('post._domainkey TXT "v=DKIM1; k=ed25519; p="',)},
    "mta-sts--none": {"STS": ()},
    "mta-sts--record-broken": {"STS": ('_mta-sts TXT "v=STSv1; id=2026-06"',)},
    "tls-rpt--none": {"TLSRPT": ()},
    "tls-rpt--record-broken": {"TLSRPT": ('_smtp._tls TXT "v=TLSRPTv1; rua=tls@reports.test"',)},
    "dnssec--bogus": {},
}
TAKES_NONE = {"mta-sts": "no-mail", "tls-rpt": "no-mail"}
SILENT = TAKES_NONE | {"dkim": "no-mail"}
ALSO = {
    "takes-mail--none-and-says-so": TAKES_NONE,
    "takes-mail--says-nothing": SILENT,
    "spf--soft": {"dmarc": "watches-only"},
    "spf--none-no-mail": {"takes-mail": "none-and-says-so", **SILENT},
    "dkim--no-mail": {"takes-mail": "none-and-says-so", **SILENT},
    "dmarc--no-mail-not-refused": {"takes-mail": "none-and-says-so", **SILENT},
    "dnssec--bogus": dict.fromkeys(GOOD, "no-answer"),
}
SIGNED = {"dnssec--unsigned": Signed.NO, "dnssec--bogus": Signed.BOGUS}


def zones() -> list[Zone]:
    """Return all domains of the matrix and those that they lean on."""
    cases = [Zone(f"{name}.test", lines(change), SIGNED.get(name, Signed.YES)) for name, change in CHANGED.items()]
    return [*cases, *parties([*(case.name for case in cases), "family.test", "staff.family.test"])]


def parties(reporting: list[str]) -> list[Zone]:
    """Return the domains of others: who hosts, who sends, and who takes reports about those named."""
    nine = " ".join(f"include:n{number}.mailer.test" for number in range(1, 10))
    mailer = (
        *SERVERS,
        'spf TXT "v=spf1 ip4:127.0.0.0/8 -all"',
        f'nine TXT "v=spf1 {nine} -all"',
        *(f'n{number} TXT "v=spf1 ip4:127.0.0.{number} -all"' for number in range(1, 10)),
    )
    reports = (
        *SERVERS,
        "@ MX 10 mail",
        f"mail {MORE}",
        *(f'{name}._report._dmarc TXT "v=DMARC1"' for name in reporting),
    )
    hosting = (*SERVERS, f"ns1 {MORE}", f"ns2 {MORE}", f"@ {MORE}")
    return [Zone("mailer.test", mailer), Zone("reports.test", reports), Zone("hosting.test", hosting)]


def lines(change: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the lines of a good domain with some of them changed."""
    return tuple(line for part in (USUAL | change).values() for line in part)


def expected(name: str) -> dict[str, str]:
    """Return the reason of every check of one domain of the matrix."""
    check, reason = name.split("--")
    return GOOD | ALSO.get(name, {}) | ({check: reason} if check in GOOD else {})
