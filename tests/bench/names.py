"""Names that are misspelt, looked for among the million people of the queue's database: how many are missed, how long.

Names are drawn from the table and spoilt by rule, from a fixed seed. Beside them the search by beginnings of words, as
it was before, on the same spoilt names in the same run.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import quantiles

from peelian.runtime.cluster import Cluster
from tests.bench.homes import environment
from tests.bench.lines import Line
from tests.bench.queue import HISTORY, HOME, REPORTS, build

ROUNDS, SEED, AT = 500, 20261, 10
MISSES, P95 = 5, 20  # percent; milliseconds
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What people write for what they hear. Our own list; each way round.
HEARD = (
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("s", "z"), ("ie", "y"), ("gh", ""), ("th", "t"), ("v", "f"),
    ("ea", "ee"), ("kn", "n"), ("wr", "r"), ("mac", "mc"), ("x", "ks"), ("j", "g"), ("ll", "l"), ("nn", "n"),
)  # fmt: skip
PEER = "beginnings of words"


def measure(home: Path = HOME, reports: int = REPORTS, history: int = HISTORY, rounds: int = ROUNDS) -> Iterator[Line]:
    """Yield the lines, over the queue's database, which is built first when it is not there."""
    if not (home / "built").exists():
        build(home, reports, history)
    os.environ.clear()
    os.environ.update(environment(home))
    cluster = Cluster(home)
    cluster.start()
    try:
        from peelian.runtime.database import set_up_django

        set_up_django("desk")
        from django.db import connection

        yield from measured(rounds=rounds)
        connection.close()
    finally:
        cluster.stop()


def measured(*, rounds: int = ROUNDS) -> Iterator[Line]:
    """Yield what is missed among the first AT and the time it takes, each beside the peer. Needs Django set up."""
    from peelian.intake.queries.named import with_words
    from peelian.intake.queries.names import names_like

    chance = random.Random(SEED)
    wanted = drawn(chance, rounds)
    typed = [misspelt(name, chance) for name in wanted]

    def beginnings(words: Sequence[str]) -> list[str]:
        found = with_words(list(words)).order_by("name_key", "id").values_list("name_key", flat=True)
        return list(dict.fromkeys(found[: AT * AT]))[:AT]

    for words in typed[:20]:
        names_like(words)
    ours, theirs = _tried(names_like, wanted, typed), _tried(beginnings, wanted, typed)
    work = f"{rounds} misspelt names among {_people():,} people"
    yield Line(
        work=f"{work}, missed of the first {AT}", ours=ours[0], unit="%", target=MISSES, peer=theirs[0], peer_is=PEER
    )
    yield Line(work=f"{work}, p95", ours=ours[1], unit="ms", target=P95, peer=theirs[1], peer_is=PEER)


def drawn(chance: random.Random, many: int) -> list[str]:
    """Return folded names of people of the table, at random."""
    from peelian.parties.models import SourceRecord

    keys = range(1, (SourceRecord.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1)
    some = chance.sample(keys, min(len(keys), many * 2))
    found = SourceRecord.objects.filter(pk__in=some).order_by("pk").values_list("name_key", flat=True)
    names = [name for name in found if any(len(word) > 2 for word in name.split())]
    chance.shuffle(names)
    return names[:many]


def misspelt(name: str, chance: random.Random) -> list[str]:
    """Return the words of a name with one word spoilt or, one time in three, two; in either order."""
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) > 2]
    for place in chance.sample(long, min(len(long), chance.choice((1, 1, 2)))):
        words[place] = spoilt(words[place], chance)
    if chance.random() < 0.5:
        words.reverse()
    return words


def spoilt(word: str, chance: random.Random) -> str:
    """Return another word: a letter put in, left out, changed or swapped, or a sound written another way."""
    while True:
        place = chance.randrange(len(word))
        before, letter, after = word[:place], word[place], word[place + 1 :]
        other = chance.choice(
            (
                before + chance.choice(LETTERS) + letter + after,
                before + after,
                before + chance.choice(LETTERS) + after,
                before + after[:1] + letter + after[1:],
                _heard(word, chance),
            )
        )
        if other != word:
            return other


def _heard(word: str, chance: random.Random) -> str:
    ways = [(a, b) for pair in HEARD for a, b in (pair, pair[::-1]) if a and a in word]
    a, b = chance.choice(ways) if ways else ("", "")
    return word.replace(a, b, 1) if a else word


def _tried(find: Callable[[list[str]], list[str]], wanted: list[str], typed: list[list[str]]) -> tuple[float, float]:
    """Return how many of a hundred were missed, and the slow end of the times in milliseconds."""
    missed, times = 0, []
    for name, words in zip(wanted, typed, strict=True):
        began = time.perf_counter()
        found = find(words)
        times.append((time.perf_counter() - began) * 1000)
        missed += name not in found[:AT] and not _is_exact(name, words)
    return 100 * missed / len(wanted), quantiles(times, n=20)[18]


def _is_exact(name: str, typed: Sequence[str]) -> bool:
    """Whether what was spoilt is still the beginning of every word, so that it is found as an exact hit."""
    return all(any(word.startswith(one) for word in name.split()) for one in typed)


def _people() -> int:
    from peelian.parties.models import SourceRecord

    return SourceRecord.objects.count()
