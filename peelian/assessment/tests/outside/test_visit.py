"""One ordinary visit: what is seen of a website, and what a visit lets nobody do."""

from datetime import UTC, datetime

import pytest

from peelian.assessment.gateways.outside.certificates import Written, settled
from peelian.assessment.gateways.outside.spending import HANDSHAKES, REQUESTS, Spending
from peelian.assessment.gateways.outside.web import Kept
from peelian.assessment.rules.outside.seen import Certificate, WebSeen
from peelian.assessment.tests.outside.sites import (
    DAY,
    answer,
    certified,
    cut_short,
    drips,
    floods,
    is_silent,
    resets,
    says,
    self_signed,
    sends_to,
)
from peelian.assessment.tests.outside.world import HOST, KNOWN, SOON, STRANGER, World

WWW = f"www.{HOST}"
BOTH = (HOST, WWW)
HEADERS = {"strict_transport_security": "max-age=31536000", "content_security_policy": "default-src 'self'"}
CONTACT = answer(200, b"Contact: mailto:web@oakford.test\r\nExpires: 2027-01-01T00:00:00Z\r\n")


def test_a_good_site_is_seen_with_three_requests_and_one_handshake(world: World) -> None:
    clear, private = world.site(private=says(answer(set_cookie="a=b", **HEADERS), security=CONTACT))
    seen = world.visit()
    assert (seen.certificate, seen.issuer, seen.security_txt) == (Certificate.GOOD, "Known Issuer", True)
    assert (seen.first_status, seen.hops, seen.ended, seen.status) == (301, (f"https://{HOST}/",), 200, 200)
    assert dict(seen.headers) == {name.replace("_", "-"): value for name, value in HEADERS.items()}
    assert (seen.certificate_until - seen.certificate_from).days == 91
    assert (world.spent.requests, world.spent.handshakes) == (3, 1)
    assert (clear.connections, private.connections, private.secured) == (1, 1, 1)
    assert private.paths == ["/", "/.well-known/security.txt"]


def test_a_request_says_who_asks_and_takes_neither_cookies_nor_anything_packed(world: World) -> None:
    clear, private = world.site(private=answer(set_cookie="a=b"))
    world.visit()
    for request in clear.requests + private.requests:
        assert "User-Agent: PeelianCyberProtectCheck/1 (a police cyber Protect team" in request
        assert f"\r\nHost: {HOST}\r\n" in request
        assert "Accept-Encoding: identity" in request
        assert not [word for word in ("Cookie", "Authorization", "Referer") if word in request]


@pytest.mark.parametrize(
    ("context", "came_to"),
    [
        (lambda: certified(KNOWN, HOST), Certificate.GOOD),
        (lambda: certified(KNOWN, HOST, begins=-60 * DAY, ends=-DAY), Certificate.EXPIRED),
        (lambda: certified(KNOWN, HOST, begins=DAY), Certificate.NOT_YET),
        (lambda: certified(KNOWN, "elm.test"), Certificate.OTHER_NAME),
        (lambda: certified(STRANGER, HOST), Certificate.UNKNOWN_ISSUER),
        (lambda: self_signed(HOST), Certificate.SELF_SIGNED),
        (lambda: certified(KNOWN.create_child_ca(), HOST), Certificate.GOOD),
        (lambda: certified(KNOWN.create_child_ca(), HOST, alone=True), Certificate.UNKNOWN_ISSUER),
    ],
)
def test_a_certificate_is_checked_and_a_bad_one_is_still_read(world: World, context, came_to: Certificate) -> None:
    _, private = world.site(private=answer(**HEADERS), context=context())
    seen = world.visit()
    assert seen.certificate is came_to
    assert seen.status == 200
    assert seen.certificate_until is not None
    assert world.spent.handshakes == private.connections == (1 if came_to is Certificate.GOOD else 2)


def test_a_certificate_is_not_bad_where_this_machine_trusts_nobody(world: World, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(world.folder / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(world.folder / "none"))
    world.site(context=certified(STRANGER, HOST))
    assert world.visit(roots="").certificate is Certificate.NO_ANSWER


def test_a_site_without_redirect_is_asked_in_private_as_well(world: World) -> None:
    clear, private = world.site(plain=answer())
    seen = world.visit()
    assert (seen.first_status, seen.hops, seen.status) == (200, (), 200)
    assert world.spent.requests == len(clear.requests) + len(private.requests) == 3


def test_nothing_listening_is_told_from_no_answer(world: World) -> None:
    world.site(plain=answer(), private=None)
    assert world.visit().https_refused
    world.address("mail.test")
    nobody = world.visit("mail.test")
    assert (nobody.first_refused, nobody.https_refused, nobody.status) == (True, True, 0)


def test_a_name_without_address_has_no_website_and_an_unheard_one_is_left_open(world: World) -> None:
    assert world.visit("nowhere.test") == WebSeen(no_address=True)
    world.names.close()
    assert world.visit("elm.test", patience=SOON) == WebSeen()


def test_redirects_are_followed_to_hosts_that_the_leave_names(world: World) -> None:
    world.site(private=sends_to(f"https://{WWW}/home?key=secret"))
    _, www = world.site(WWW, private=answer(**HEADERS))
    seen = world.visit(hosts=BOTH, kept=Kept(requests=1))
    assert seen.hops == (f"https://{HOST}/", f"https://{WWW}/home")
    assert (seen.left, seen.ended, seen.status, seen.certificate) == (False, 200, 200, Certificate.GOOD)
    assert www.paths == ["/home?key=secret"]
    assert (world.spent.requests, world.spent.handshakes) == (3, 2)


def test_the_hosts_own_certificate_is_read_where_the_redirect_passes_it_by(world: World) -> None:
    world.site(plain=sends_to(f"https://{WWW}/"), context=certified(KNOWN, "elm.test"))
    world.site(WWW)
    assert world.visit(hosts=BOTH).certificate is Certificate.OTHER_NAME


def test_a_redirect_to_somebody_else_is_not_followed(world: World) -> None:
    clear, private = world.site("elm.test")
    world.site(plain=sends_to("https://elm.test/"))
    seen = world.visit()
    assert (seen.left, seen.hops) == (True, ("https://elm.test/",))
    assert clear.connections + private.connections == world.names.asked["elm.test", "A"] == 0


@pytest.mark.parametrize(
    "where",
    [
        "file:///etc/passwd",
        "ftp://oakford.test/",
        "https://oakford.test:8443/",
        "http://oakford.test:22/",
        "https://somebody:word@oakford.test/",
        "https://[oakford.test/",
        "https://oakford.test:port/",
        "http://127.0.0.2/",
        "http://[::1]/",
        "//elm.test/",
        "gopher:oakford.test",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_to_anything_but_a_website_of_theirs_opens_nothing(world: World, where: str) -> None:
    elsewhere = [world.listen(f"127.0.0.{last}", port, is_silent) for last, port in ((2, world.http), (2, world.https))]
    clear, private = world.site(plain=sends_to(where))
    seen = world.visit()
    assert seen.first_status == 301
    assert not [hop for hop in seen.hops if HOST in hop]
    assert [server.connections for server in elsewhere] == [0, 0]
    assert clear.connections == 1
    assert private.connections == 1  # the one visit in private, whatever the plain address says
    assert {name for name, _ in world.names.asked} == {HOST}


def test_a_loop_of_redirects_ends(world: World) -> None:
    clear, private = world.site(private=sends_to(f"http://{HOST}/"))
    seen = world.visit()
    assert (seen.ended, seen.hops) == (301, (f"https://{HOST}/",))
    assert len(clear.requests) + len(private.requests) == world.spent.requests == 3


def test_redirects_without_end_are_followed_no_further_than_the_budget(world: World) -> None:
    count = iter(range(1000))

    def on_and_on(connection, server):
        says(sends_to(f"https://{HOST}/{next(count)}"))(connection, server)

    clear, private = world.site(private=on_and_on)
    seen = world.visit(kept=Kept(requests=1))
    assert seen.ended in (301, 0)
    assert len(clear.requests) + len(private.requests) == world.spent.requests == 3


def test_a_private_address_behind_a_name_of_theirs_is_not_asked(world: World) -> None:
    world.site(plain=sends_to(f"https://{WWW}/"))
    for addresses in (("10.0.0.1",), ("127.0.0.3", "192.168.1.1"), ("169.254.169.254",)):
        world.names.says(WWW, "A", *addresses)
        world.spent = Spending()
        seen = world.visit(hosts=BOTH)
        assert (seen.hops, seen.ended, seen.left) == ((f"https://{WWW}/",), 0, False)


def test_a_second_answer_of_the_resolver_is_never_asked_for(world: World) -> None:
    _, private = world.site()
    trap = world.listen("127.0.0.2", world.https, is_silent)
    (first,) = world.names.records[HOST, "A"][0]
    world.names.says(HOST, "A", first, then=["127.0.0.2"])
    assert world.visit().status == 200
    assert world.names.asked[HOST, "A"] == 1
    assert (private.connections, trap.connections) == (1, 0)


@pytest.mark.parametrize(
    "serve",
    [
        is_silent,
        resets,
        drips(b"HTTP/1.1 200 OK\r\n", b"x"),
        drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        floods(b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 1000 + b"\r\n"),
        floods(b"HTTP/1.1 200 OK\r\nX: ", b"y"),
        floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        floods(b"", b"\xff"),
        says(b"HTTP/1.1 999999 X\r\n\r\n"),
        says(b"HTTP/0.9\r\n\r\n"),
    ],
)
def test_what_cannot_be_read_in_time_is_no_answer(world: World, serve) -> None:
    world.site(plain=serve, private=serve)
    seen = world.visit(patience=SOON)
    assert (seen.first_status, seen.status, seen.ended, seen.first_refused) == (0, 0, 0, False)


@pytest.mark.parametrize(
    "serve",
    [
        drips(b"HTTP/1.1 200 OK\r\n\r\n"),
        floods(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        floods(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n", b"x"),
        drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n"),
        floods(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        floods(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", b"\x1f\x8b"),
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8bxxx"),
    ],
)
def test_a_body_that_does_not_end_leaves_what_came_before_it(world: World, serve) -> None:
    world.site(private=serve)
    seen = world.visit(patience=SOON)
    assert (seen.status, seen.ended, seen.certificate) == (200, 200, Certificate.GOOD)
    assert seen.security_txt is None
    assert world.spent.requests <= 4


@pytest.mark.parametrize(
    ("said", "there"),
    [
        (CONTACT, True),
        (answer(404), False),
        (answer(200, b"<h1>Not found</h1>"), False),
        (answer(503), None),
        (sends_to("https://elm.test/"), None),
    ],
)
def test_security_txt_is_there_if_it_says_whom_to_tell(world: World, said: bytes, there: bool | None) -> None:
    world.site(private=says(answer(), security=said))
    assert world.visit().security_txt is there


@pytest.mark.parametrize("beginning", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_flood_is_cut_off_by_its_size(world: World, beginning: bytes) -> None:
    _, private = world.site(private=floods(beginning, b"x"))
    world.visit()
    assert private
    assert private.sent < 16 * 1024 * 1024  # what we take, and what the machine itself holds on the way


def test_a_file_that_is_cut_short_is_not_read(world: World) -> None:
    said = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nContact: mailto:web@oakford.test\r\n"
    world.site(private=cut_short(said))
    seen = world.visit()
    assert (seen.status, seen.security_txt) == (200, None)


def test_a_spent_budget_asks_nothing(world: World) -> None:
    clear, private = world.site()
    world.spent = Spending(requests=REQUESTS, handshakes=HANDSHAKES)
    assert world.visit() == WebSeen()
    assert private
    assert (clear.connections, private.connections) == (0, 0)


def test_an_issuer_that_has_run_out_is_not_the_sites_own_certificate() -> None:
    fresh, stale = (Written(ends=datetime.now(UTC) + days) for days in (DAY, -DAY))
    assert settled(Certificate.EXPIRED, fresh) is Certificate.UNKNOWN_ISSUER
    assert settled(Certificate.EXPIRED, stale) is settled(Certificate.EXPIRED, Written()) is Certificate.EXPIRED
    assert settled(Certificate.OTHER_NAME, fresh) is Certificate.OTHER_NAME


def test_a_server_that_hangs_up_is_asked_again_only_if_a_handshake_is_left(world: World) -> None:
    _, private = world.site(private=says(answer(connection="close"), security=CONTACT))
    assert world.visit().security_txt is True
    assert private.connections == world.spent.handshakes == 2
    world.spent = Spending()
    assert world.visit(kept=Kept(handshakes=5)).security_txt is None
    assert private.connections == 3
