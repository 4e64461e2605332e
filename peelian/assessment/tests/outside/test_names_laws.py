"""Laws of the rules over names, tried on worlds that nobody thought of."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside import dkim, dmarc, mta_sts, names, spf, spf_terms
from peelian.assessment.rules.outside.asking import NO_ANSWER, Ask, Asking, Heard, Records
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.seen import Dnssec, MtaStsSeen, NamesSeen
from peelian.assessment.tests.outside.looking_at import judged

HOST = "oakford.test"
POSSIBLE: dict[str, tuple[str, ...]] = {
    f"{HOST} A": ("127.0.0.1",),
    f"{HOST} MX": ("10 mail.oakford.test", "20 mail.gone.test", "0 ."),
    f"{HOST} NS": ("ns1.oakford.test", "ns2.oakford.test"),
    f"{HOST} CAA": ('0 issue "ca.test"', '0 iodef "mailto:x@oakford.test"'),
    f"{HOST} TXT": (
        "v=spf1 mx include:a.test -all", "v=spf1 a include:a.test include:b.test ~all", "v=spf1 redirect=b.test",
        "v=spf1 -all", "v=spf1 ptr ?all", "v=spf1 mx", "v=spf1 ip4:1.2.3 -all", "another",
    ),
    "a.test TXT": ("v=spf1 a:x.test a:y.test a:z.test -all", "v=spf1 include:b.test -all", "v=spf1 ip4:127.0.0.1 -all"),
    "b.test TXT": ("v=spf1 include:a.test -all", "v=spf1 +all", "v=spf1 bad"),
    f"_dmarc.{HOST} TXT": (
        "v=DMARC1; p=reject; rua=mailto:a@reports.test", "v=DMARC1; p=quarantine; t=y", "v=DMARC1; p=none", "v=DMARC1",
        "v=DMARC1; p=quarantine; sp=none; rua=a@b.test", "v=DMARC1; p=quarantine",
    ),
    "_dmarc.test TXT": ("v=DMARC1; p=reject; psd=y", "v=DMARC1; p=none"),
    f"{HOST}._report._dmarc.reports.test TXT": ("v=DMARC1",),
    f"post._domainkey.{HOST} TXT": ("v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "p="),
    f"_mta-sts.{HOST} TXT": ("v=STSv1; id=1", "v=STSv1; id=-"),
    f"_smtp._tls.{HOST} TXT": ("v=TLSRPTv1; rua=mailto:a@reports.test", "v=TLSRPTv1"),
    "mail.oakford.test A": ("127.0.0.1",),
    "ns1.oakford.test A": ("127.0.0.1",),
    "ns2.oakford.test A": ("127.0.0.1",),
    "x.test A": ("127.0.0.1",),
}  # fmt: skip
ASKS = {one: Ask(*one.split(" ")) for one in POSSIBLE}


@st.composite
def worlds(draw: st.DrawFn) -> dict[Ask, Records]:
    """Each question has some of its possible answers, or none."""
    world = {}
    for told, values in POSSIBLE.items():
        some = tuple(draw(st.lists(st.sampled_from(values), unique=True, max_size=2)))
        world[ASKS[told]] = Records(Heard.FOUND, some) if some else Records(draw(st.sampled_from(MISSING)))
    apex = [ask for ask in world if ask.name == HOST]
    if any(world[ask].heard is Heard.NO_SUCH_NAME for ask in apex):
        gone = all(world[ask].heard is not Heard.FOUND for ask in apex)
        for ask in apex:
            if gone or world[ask].heard is Heard.NO_SUCH_NAME:
                world[ask] = Records(Heard.NO_SUCH_NAME if gone else Heard.NOTHING)
    return world


MISSING = (Heard.NOTHING, Heard.NO_SUCH_NAME)


class Look:
    """A look at a world, with some answers lost. It counts what was asked."""

    def __init__(self, world: Mapping[Ask, Records], lost: frozenset[Ask] = frozenset()) -> None:
        self.world, self.lost, self.asked = world, lost, set()

    def ask(self, ask: Ask) -> Records:
        self.asked.add(ask)
        gone = self.world[Ask(HOST, "MX")].heard is Heard.NO_SUCH_NAME and ask.name.endswith(HOST)
        answer = Records(Heard.NO_SUCH_NAME) if gone else self.world.get(ask, Records(Heard.NOTHING))
        return NO_ANSWER if ask in self.lost else answer

    def follow(self, asking: Asking):
        try:
            ask = next(asking)
            while True:
                ask = asking.send(self.ask(ask))
        except StopIteration as done:
            return done.value

    def servers(self, listed: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        found = {server: self.follow(names.exists(server)) for server in listed}
        return tuple(server for server in listed if found[server] is False), None in found.values()

    def seen(self) -> NamesSeen:
        start, mx, ns = (self.ask(Ask(HOST, kind)) for kind in ("SOA", "MX", "NS"))
        gone, unheard = self.servers(ns.values)
        mx_gone, mx_unheard = self.servers(names.mail_servers(mx))
        return NamesSeen(
            own_zone=(start.heard is not Heard.NO_SUCH_NAME) if start.answered else None,
            start=start,
            addresses=self.follow(names.addresses(HOST)),
            servers=ns,
            servers_gone=gone,
            servers_unheard=unheard,
            mx=mx,
            mx_gone=mx_gone,
            mx_unheard=mx_unheard,
            spf=self.follow(spf.follow(HOST)),
            dmarc=self.follow(dmarc.follow(HOST)),
            dkim=self.follow(dkim.follow(HOST, ["post"])),
            mta_sts=MtaStsSeen(texts=self.ask(Ask(f"_mta-sts.{HOST}", "TXT"))),
            tls_rpt=self.ask(Ask(f"_smtp._tls.{HOST}", "TXT")),
            caa=self.follow(names.caa(HOST)),
            dnssec=Dnssec.UNSIGNED if start.answered else Dnssec.NO_ANSWER,
        )


def verdicts(look: Look) -> dict[str, Judged]:
    return judged(HOST, look.seen())


@given(worlds(), st.sets(st.sampled_from([*ASKS.values(), Ask(HOST, "SOA"), Ask(HOST, "AAAA")])))
def test_losing_answers_changes_a_verdict_to_could_not_tell_and_to_nothing_else(
    world: dict[Ask, Records], lost: set[Ask]
) -> None:
    whole, partly = verdicts(Look(world)), verdicts(Look(world, frozenset(lost)))
    for check, one in partly.items():
        same = (one.outcome, one.reason) == (whole[check].outcome, whole[check].reason)
        assert same or one.outcome is Outcome.COULD_NOT_TELL, (check, one, whole[check])


@given(worlds())
def test_it_never_asks_more_than_the_budget(world: dict[Ask, Records]) -> None:
    look = Look(world)
    look.seen()
    assert len(look.asked) <= 45


@given(st.text(alphabet="v=spf1 amxincludetr:/%{}.-~?+0123456789_", max_size=60))
def test_any_text_is_an_spf_record_or_a_broken_one(text: str) -> None:
    try:
        told = spf_terms.read(f"v=spf1 {text}").all
    except spf_terms.TermError as broken:
        told = str(broken)
    assert told in text


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30))
def test_the_walk_asks_at_most_eight_times_and_ends_at_the_top(labels: list[str]) -> None:
    above = dmarc.names_above(".".join(labels))
    assert len(above) <= 7
    assert len(labels) == 1 or above[-1] == labels[-1]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_policy_or_none(raw: bytes) -> None:
    policy = mta_sts.read_policy(raw.decode("latin-1"))
    assert policy is None or policy.mode in mta_sts.MODES


@given(st.binary(max_size=200))
def test_any_bytes_are_a_key_or_none(raw: bytes) -> None:
    assert dkim.usable(raw.decode("latin-1")) in (True, False)
