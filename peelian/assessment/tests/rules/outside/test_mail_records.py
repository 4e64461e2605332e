"""Records of mail, one rule at a time: no network, no zones."""

import pytest

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside import dkim, dmarc, mta_sts, names, providers, spf, tags
from peelian.assessment.rules.outside.asking import NO_ANSWER, Ask, Asking, Heard, Records
from peelian.assessment.rules.outside.dmarc_record import NO_POLICY, REPORTS_BROKEN, read
from peelian.assessment.rules.outside.judging_mail_way import judge_mta_sts
from peelian.assessment.rules.outside.seen import DmarcSeen, MtaStsSeen, NamesSeen

RSA_512 = (
    "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKsYRE9oJIASXJGuQh+oj7GTwpGMkAbx0Z4SlwcMTquYKcfSf7NY83e62K6VSw6oyt6u"
    "pr/BObkAubTJwTelnyMCAwEAAQ=="
)
ED25519 = "A" * 43 + "="
RSA_1024 = (
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5i"
    "jSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB"
)


def record(text: str) -> Records:
    return Records(Heard.FOUND, (text,))


def follow(asking: Asking, world: dict[str, Records]) -> tuple[object, list[Ask]]:
    """Carry out a rule over names and their TXT records; what is not there has nothing. Also return what it asked."""
    asked = []
    try:
        asked.append(next(asking))
        while True:
            asked.append(asking.send(world.get(asked[-1].name, Records(Heard.NO_SUCH_NAME))))
    except StopIteration as done:
        return done.value, asked


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("v=DMARC1; p=none", True), ("v = DMARC1 ;p=none", True), ("v=DMARC1", True), ("v=dmarc1; p=none", False),
     ("v=DMARC10", False), (" v=DMARC1;", True), ("p=none; v=DMARC1", False), ("v=DMARC1 p=none", False)],
)  # fmt: skip
def test_a_record_is_known_by_its_version_alone(text: str, is_one: bool) -> None:
    assert tags.begins(text, "v=DMARC1") is is_one


def test_of_a_tag_that_comes_twice_the_first_counts_and_what_is_no_tag_is_left_out() -> None:
    assert tags.read("v=DMARC1; P=reject;p=none ; ;what; =x; np= none") == {"v": "DMARC1", "p": "reject", "np": "none"}


def test_policies_below_follow_the_one_above_where_none_is_said() -> None:
    both = read("v=DMARC1; p=reject; sp=quarantine")
    assert (both.own, both.below, both.not_there) == ("reject", "quarantine", "quarantine")
    assert read("v=DMARC1; p=reject; np=none").weakest_below == "none"


@pytest.mark.parametrize("text", ["v=DMARC1", "v=DMARC1; p=refuse", "v=DMARC1; p=reject; sp=all"])
def test_a_policy_that_is_none_at_all_asks_for_nothing(text: str) -> None:
    assert (read(text).fault, read(text).own) == (NO_POLICY, "none")


@pytest.mark.parametrize(
    ("rua", "domains", "fault"),
    [("mailto:a@b.test", ("b.test",), ""), ("mailto:a@b.test!10m, mailto:c@B.test", ("b.test",), ""),
     ("https://x.test/in", (), ""), ("a@b.test", (), REPORTS_BROKEN), ("mailto:a@b.test,", ("b.test",), REPORTS_BROKEN),
     ("mailto:a", (), REPORTS_BROKEN)],
)  # fmt: skip
def test_it_reads_where_reports_go(rua: str, domains: tuple[str, ...], fault: str) -> None:
    found = read(f"v=DMARC1; p=none; rua={rua}")
    assert (found.report_domains, found.fault) == (domains, fault)


def walked(host: str, world: dict[str, str | Records]) -> DmarcSeen:
    answers = {f"_dmarc.{at}": record(one) if isinstance(one, str) else one for at, one in world.items()}
    seen, asked = follow(dmarc.follow(host), answers)
    assert len(asked) <= 8
    return seen


def test_a_record_of_its_own_holds_and_nothing_above_is_asked() -> None:
    _, asked = follow(dmarc.follow("a.b.test"), {"_dmarc.a.b.test": record("v=DMARC1; p=none")})
    assert asked == [Ask("_dmarc.a.b.test", "TXT")]


@pytest.mark.parametrize(
    ("world", "found_at", "policy"),
    [
        ({"b.test": "v=DMARC1; p=reject"}, "b.test", "reject"),
        ({"b.test": "v=DMARC1; p=reject; sp=none"}, "b.test", "none"),
        ({"b.test": "v=DMARC1; p=reject", "test": "v=DMARC1; p=none"}, "test", "none"),
        ({"b.test": "v=DMARC1; p=reject", "test": "v=DMARC1; p=none; psd=y"}, "b.test", "reject"),
        ({"test": "v=DMARC1; p=quarantine; psd=y"}, "test", "quarantine"),
        ({"b.test": "v=DMARC1; p=reject; psd=n", "test": "v=DMARC1; p=none"}, "b.test", "reject"),
        ({"b.test": Records(Heard.FOUND, ("v=DMARC1; p=none",) * 2), "test": "v=DMARC1; p=reject"}, "test", "reject"),
    ],
)
def test_the_walk_finds_the_record_of_the_organisation(world: dict, found_at: str, policy: str) -> None:
    seen = walked("a.b.test", world)
    assert (seen.heard, seen.found_at, seen.policy) == (Heard.FOUND, found_at, policy)


def test_a_silence_on_the_way_up_leaves_all_of_it_open() -> None:
    assert walked("a.b.test", {"b.test": "v=DMARC1; p=reject", "test": NO_ANSWER}).heard is Heard.NO_ANSWER


def test_a_long_name_jumps_to_seven_labels() -> None:
    _, asked = follow(dmarc.follow("a.b.c.d.e.f.g.h.i.test"), {})
    assert [one.name.count(".") for one in asked] == [10, 7, 6, 5, 4, 3, 2, 1]


def test_reports_within_one_organisation_need_nobodys_leave() -> None:
    text = "v=DMARC1; p=reject; rua=mailto:a@b.test,mailto:a@in.b.test,mailto:a@c.test"
    seen, asked = follow(dmarc.follow("b.test"), {"_dmarc.b.test": record(text)})
    assert [one.name for one in asked[1:]] == ["b.test._report._dmarc.c.test"]
    assert seen.not_authorised == ("c.test",)


@pytest.mark.parametrize(
    ("text", "usable"),
    [(f"v=DKIM1; k=ed25519; p={ED25519}", True), (f"k=rsa; p={RSA_1024}", True), (f"p={RSA_1024[:40]} {RSA_1024[40:]}",
     True), ("v=DKIM1; p=", False), (f"v=DKIM2; p={RSA_1024}", False), ("p=AAAA", False), ("p=no*base64", False),
     ("v=DKIM1; k=ed25519; p=AAAA", False), (f"p={RSA_512}", False), ("", False)],
)  # fmt: skip
def test_it_knows_a_key_that_receivers_take(text: str, usable: bool) -> None:
    assert dkim.usable(text) is usable


def test_it_tries_what_the_firm_told_first_and_then_its_providers_names() -> None:
    servers = ["oakford-example.mail.protection.outlook.com"]
    assert providers.selectors(["ours"], servers, ["notoutlook.com"]) == ("ours", "selector1", "selector2")
    assert providers.selectors([], ["mail.oakford.test"], []) == ()


POLICY = "version: STSv1\nmode: enforce\nmx: mail.b.test\nmx: *.c.test\nmax_age: 86400\n"


@pytest.mark.parametrize(
    "text",
    ["", POLICY.replace("STSv1", "STSv2"), POLICY.replace("enforce", "on"), POLICY.replace("86400", "soon"),
     POLICY.replace("86400", "31557601"), POLICY.replace("mx: ", "my: "), POLICY.replace("*.c", "*.*.c")],
)  # fmt: skip
def test_a_policy_that_senders_will_not_take_is_none(text: str) -> None:
    assert mta_sts.read_policy(POLICY) is not None
    assert mta_sts.read_policy(text) is None


@pytest.mark.parametrize(
    ("status", "text", "outcome", "reason"),
    [
        (200, POLICY, Outcome.GOOD, "enforced"),
        (200, POLICY.replace("\n", "\r\n"), Outcome.GOOD, "enforced"),
        (200, POLICY.replace("enforce", "testing"), Outcome.IMPROVE, "testing"),
        (200, POLICY.replace("enforce", "none"), Outcome.IMPROVE, "off"),
        (200, POLICY.replace("mail.b", "other.b"), Outcome.FIX, "servers-left-out"),
        (200, POLICY.replace("*.c", "*.test"), Outcome.FIX, "servers-left-out"),
        (200, "<html>", Outcome.IMPROVE, "policy-broken"),
        (404, "", Outcome.IMPROVE, "policy-missing"),
        (0, "", Outcome.COULD_NOT_TELL, "policy-no-answer"),
    ],
)
def test_it_judges_the_policy_against_the_mail_servers(status: int, text: str, outcome: Outcome, reason: str) -> None:
    seen = NamesSeen(
        mx=Records(Heard.FOUND, ("10 mail.b.test", "20 x.c.test")),
        mta_sts=MtaStsSeen(texts=record("v=STSv1; id=1"), status=status, policy=text),
    )
    assert judge_mta_sts(seen)[:2] == (outcome, reason)


def test_the_preferred_mail_server_comes_first_and_none_is_no_server() -> None:
    mx = Records(Heard.FOUND, ("100 c.test", "9 b.test", "0 ."))
    assert names.mail_servers(mx) == ("b.test", "c.test")
    assert names.takes_mail(Records(Heard.FOUND, ("0 .",))) is False
    assert names.takes_mail(NO_ANSWER) is None


def test_a_record_whose_own_words_cost_too_much_is_not_followed() -> None:
    text = "v=spf1 " + " ".join(f"include:{letter}.test" for letter in "abcdefghijk") + " -all"
    seen, asked = follow(spf.follow("b.test"), {"b.test": record(text)})
    assert (seen.fault, seen.where, len(asked)) == (spf.TOO_MANY_LOOKUPS, "11", 1)


def test_a_redirect_says_the_last_word_and_what_hangs_on_the_message_is_open() -> None:
    led = {"b.test": record("v=spf1 redirect=c.test"), "c.test": record("v=spf1 ?all")}
    assert follow(spf.follow("b.test"), led)[0].all == "?"
    assert follow(spf.follow("b.test"), {"b.test": record("v=spf1 redirect=%{d}.test")})[0].unheard


def test_records_that_include_each_other_end() -> None:
    world = {"b.test": record("v=spf1 include:c.test -all"), "c.test": record("v=spf1 include:b.test -all")}
    assert follow(spf.follow("b.test"), world)[0].fault == spf.TOO_MANY_LOOKUPS


def test_a_silence_that_may_hide_one_empty_answer_too_many_leaves_it_open() -> None:
    world = {"b.test": record("v=spf1 a:x.test a:y.test a:z.test -all"), "z.test": NO_ANSWER}
    assert follow(spf.follow("b.test"), world)[0].unheard
    world["y.test"] = record("127.0.0.1")
    assert not follow(spf.follow("b.test"), world)[0].unheard


@pytest.mark.parametrize("word", ["a/33", "mx//129", "a:b.test/33", "ip4:127.0.0.1/33", "ip6:::1/129", "all:b.test"])
def test_a_word_beyond_its_measure_is_named_as_broken(word: str) -> None:
    seen, _ = follow(spf.follow("b.test"), {"b.test": record(f"v=spf1 {word} -all")})
    assert (seen.fault, seen.where) == (spf.BROKEN, word)
