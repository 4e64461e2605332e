"""Files on disk: whole or not at all, once however often they come, and known when they are not what was kept."""

import os
import stat

import pytest
from django.db import transaction

from peelian.documents import actions, queries
from peelian.documents.gateways import store
from peelian.documents.models import StoredFile
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused

KEEPER = System("tests")


def keep(content: bytes, noon, name: str = "note.txt") -> StoredFile:
    return actions.keep_file(name=name, content=content, kind="txt", scanned=False, by=KEEPER, at=noon)


def test_a_file_lies_under_its_hash_readable_by_us_alone(file_store):
    digest = store.put(b"A note.")
    place = file_store / "files" / digest[:2] / digest[2:]
    assert place.read_bytes() == b"A note."
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (place.parent, file_store / "files")} == {0o700}
    assert store.read(digest) == b"A note."


def test_nothing_is_there_when_the_disk_fails_half_way(file_store, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(b"A note.")
    assert not list(store.on_disk())


def test_a_file_that_was_changed_is_not_handed_out(file_store):
    digest = store.put(b"A note.")
    store.path_of(digest).write_bytes(b"Another.")
    with pytest.raises(Refused, match="not what was kept"):
        store.read(digest)
    assert store.put(b"A note.") == digest
    assert store.read(digest) == b"A note."


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "g" * 64, "A" * 64])
def test_nothing_leads_out_of_the_store(file_store, digest):
    with pytest.raises(ValueError, match="SHA-256"):
        store.path_of(digest)


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once(file_store, noon):
    assert keep(b"A note.", noon) == keep(b"A note.", noon, "other.txt")
    assert len(list(store.on_disk())) == 1


@pytest.mark.django_db
def test_the_health_counts_what_is_missing_changed_and_left_over(file_store, noon):
    for content in (b"well", b"missing", b"changed"):
        keep(content, noon)
    store.erase(store.digest_of(b"missing"))
    store.path_of(store.digest_of(b"changed")).write_bytes(b"?")
    store.put(b"of nobody")
    health = queries.health()
    assert (health.kept, health.missing, health.changed, health.left_over) == (3, 1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_an_erased_file_is_gone_and_may_come_again(file_store, noon):
    kept = keep(b"A note.", noon)
    with transaction.atomic():
        actions.erase_file(file=kept, by=KEEPER, at=noon)
        assert list(store.on_disk())
    assert not list(store.on_disk())
    assert keep(b"A note.", noon).erased_at is None
    assert store.read(kept.digest) == b"A note."


@pytest.mark.django_db(transaction=True)
def test_an_erasure_that_is_rolled_back_erases_nothing(file_store, noon):
    kept = keep(b"A note.", noon)
    with transaction.atomic():
        actions.erase_file(file=kept, by=KEEPER, at=noon)
        transaction.set_rollback(True)
    assert store.read(kept.digest) == b"A note."
