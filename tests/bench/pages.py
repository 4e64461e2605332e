"""The time the server takes for a page, through all the middleware, as the desk's role. Needs Django set up."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles

from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.queries.queue import PAGE, Tab, in_tab, page
from tests.bench.lines import Line

P50, P95 = 30, 80  # milliseconds
FILTERS = (
    "stage=waiting", "stage=claimed&vulnerable=yes", "vulnerable=yes", "what=threat:hijacked-account", "repeat=yes",
    "what=offence:NFIB1D", "outcome=advised&first=2026-01-01", "kind=person&stage=new", "told=cannot",
    "q=smith&stage=new", "q=sarah&vulnerable=yes",
)  # fmt: skip


def signed_in(officer: Officer) -> Client:
    """Return a browser in which an officer is signed in, with a second factor set up."""
    Authenticator.objects.get_or_create(user=officer, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer)
    return client


def measured(officer: Officer, small: Officer, *, rounds: int = 200) -> Iterator[Line]:
    """Yield the times of every page, and the queries of those that list beside the same page of a list of 100."""
    client = signed_in(officer)
    many = f"{Report.objects.count():,} reports"
    for work, addresses in _work(officer, rounds).items():
        for address in addresses[:10]:
            client.get(address)
        yield from _lines(f"{work}, {many}", sorted(_milliseconds(client, address) for address in addresses))
    yield from _queries(client, signed_in(small), officer)
    yield _beside_offset(officer, rounds)


def _work(officer: Officer, rounds: int) -> dict[str, list[str]]:
    chance = random.Random(11)
    keys = _keys(officer)
    people = Report.objects.filter(pk__in=chance.sample(keys, min(rounds, len(keys)))).select_related("about")
    listed = list(people) * (rounds // max(1, len(people)) + 1)
    searched = [
        text
        for report in listed
        for text in (report.about.family_name, report.about.name, report.about.email, report.reference)
    ]
    chance.shuffle(searched)
    return {
        "queue, first page": ["/desk/victims/"] * rounds,
        "queue, at depth": [f"/desk/victims/?after={after}" for after in _places(officer, chance, rounds)],
        "record": [f"/desk/victims/{report.pk}/" for report in listed[:rounds]],
        "search": [f"/desk/search/?q={text}" for text in searched[:rounds]],
        "results": ["/desk/results/"] * min(rounds, 20),
        "search by filters": [f"/desk/search/?{chance.choice(FILTERS)}" for _ in range(rounds)],
    }


def _keys(officer: Officer) -> list[int]:
    return list(Report.objects.visible_to(officer).order_by("pk").values_list("pk", flat=True))


def _places(officer: Officer, chance: random.Random, rounds: int) -> list[str]:
    """Return places far down the officer's queue, as addresses carry them."""
    listed = in_tab(officer, Tab.UNCLAIMED, timezone.localdate()).in_order().values_list("queue_key", "id")
    keys = list(listed)
    deep = keys[len(keys) // 2 : max(len(keys) // 2 + 1, len(keys) - PAGE)]
    return [f"{key}-{pk}" for key, pk in (chance.choice(deep) for _ in range(rounds))]


def _milliseconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    took = time.perf_counter() - began
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return took * 1000


def _lines(work: str, times: Sequence[float]) -> Iterator[Line]:
    """Yield the middle and the slow end of many times of one page; results have no target of their own."""
    targets = (None, None) if work.startswith("results") else (P50, P95)
    cuts = quantiles(times, n=20)
    for name, took, target in (("p50", cuts[9], targets[0]), ("p95", cuts[18], targets[1])):
        yield Line(work=f"{work}, {name}", ours=took, unit="ms", target=target)


def _queries(client: Client, small: Client, officer: Officer) -> Iterator[Line]:
    """Yield the queries of the pages that list, each beside the same page of a unit with a list of 100."""
    after = _places(officer, random.Random(12), 1)[0]
    for work, address, there in (
        ("queue, first page", "/desk/victims/", "/desk/victims/"),
        ("queue, at depth", f"/desk/victims/?after={after}", "/desk/victims/?after=0-0"),
        ("search", "/desk/search/?q=smith", "/desk/search/?q=smith"),
    ):
        few = _counted(small, there)
        many = _counted(client, address)
        yield Line(work=f"{work}: queries", ours=many, unit="queries", target=few, peer=few, peer_is="a list of 100")


def _counted(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def _beside_offset(officer: Officer, rounds: int) -> Line:
    """Return the time of a deep page of the queue by key, beside the same page by OFFSET."""
    today = timezone.localdate()
    listed = in_tab(officer, Tab.UNCLAIMED, today).in_order()
    deep = max(0, listed.count() - 2 * PAGE)
    key, pk = listed.values_list("queue_key", "id")[deep]
    times = max(3, rounds // 10)
    place = f"{key}-{pk}"
    by_key = [_seconds(lambda: page(officer, Tab.UNCLAIMED, after=place, today=today)) for _ in range(times)]
    by_offset = [_seconds(lambda: list(listed.with_who()[deep + 1 : deep + 1 + PAGE])) for _ in range(times)]
    return Line(
        work="queue, the last page, the query alone",
        ours=median(by_key) * 1000,
        unit="ms",
        peer=median(by_offset) * 1000,
        peer_is="the same by OFFSET",
    )


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
