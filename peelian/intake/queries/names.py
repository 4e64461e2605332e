"""Names like what was typed: the words misspelt, in another order, or one of them too many.

Names that might do come from an index of each word's sound and of the word with any one letter left out
(`parties.models.NAME_KEYS`); how alike they are is then judged here. Two misspellings of a word meet when each is one
letter from the same third.
"""

from collections.abc import Sequence
from itertools import combinations

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Q, QuerySet, Value

from peelian.intake.rules.alike import most_alike
from peelian.parties.models import SourceRecord
from peelian.parties.models.source_records import NAME_KEYS

MOST = 10  # names that are offered
LOOKED_AT = 2000  # records, before names are told apart
MOST_WORDS = 5
KEYS = ArrayField(models.TextField())
KEYS_OF = """
    SELECT peelian_name_keys_v1(word) FROM unnest(%s::text[]) WITH ORDINALITY AS typed(word, place) ORDER BY place
"""


def names_like(typed: Sequence[str]) -> list[str]:
    """Return the folded names most like these folded words, best first, MOST of them. Two to four queries.

    Every word must be in the name, near enough. Where no name has them all, one may be wrong altogether: a word that
    is near no name at all, or of three and more words any one.
    """
    words = [word for word in dict.fromkeys(typed) if len(word) > 1][:MOST_WORDS]
    if not words:
        return []
    keys = _keys(words)
    if (found := _names(_with_all(keys))) or len(words) < 2:
        return most_alike(words, found, MOST)
    near = [one for one in keys if _any_has(one)]
    return most_alike(words, _names(_with_most(keys, near)), MOST, wrong=max(1, len(keys) - len(near)))


def _keys(words: Sequence[str]) -> list[list[str]]:
    """Return what each word is found by, from the function that the index is built with."""
    with connection.cursor() as cursor:
        cursor.execute(KEYS_OF, [list(words)])
        return [keys for (keys,) in cursor.fetchall()]


def _near(keys: Sequence[str]) -> Q:
    return Q(name_keys__overlap=Value(list(keys), output_field=KEYS))


def _with_all(keys: Sequence[Sequence[str]]) -> Q:
    every = Q()
    for one in keys:
        every &= _near(one)
    return every


def _with_most(keys: Sequence[Sequence[str]], near: Sequence[Sequence[str]]) -> Q:
    """Return the condition that leaves out the words that are near no name, or, of three and more, any one word."""
    if len(near) < len(keys):
        return _with_all(near) if near else Q(pk__in=[])
    some = Q(pk__in=[])
    for kept in combinations(keys, len(keys) - 1) if len(keys) > 2 else ():
        some |= _with_all(kept)
    return some


def _any_has(keys: Sequence[str]) -> bool:
    return _records(_near(keys)).exists()


def _records(condition: Q) -> QuerySet[SourceRecord]:
    return SourceRecord.objects.alias(name_keys=NAME_KEYS).filter(condition)


def _names(condition: Q) -> set[str]:
    return set(_records(condition).values_list("name_key", flat=True)[:LOOKED_AT])
