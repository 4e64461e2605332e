"""Keeping a file's bytes, and taking them away."""

from datetime import datetime

from django.db import transaction

from peelian.documents.gateways import store
from peelian.documents.models import StoredFile
from peelian.documents.rules.names import tidy_name
from peelian.kernel.actor import Actor


@transaction.atomic
def keep_file(*, name: str, content: bytes, kind: str, scanned: bool, by: Actor, at: datetime) -> StoredFile:
    """Keep some bytes under their SHA-256; those that are kept already are kept once.

    The row is held while the bytes are written, so that nobody erases them meanwhile. Whoever asks logs for whom.
    """
    said = {"size": len(content), "kind": kind, "first_name": tidy_name(name), "scanned": scanned, "kept_at": at}
    kept, _ = StoredFile.objects.get_or_create(digest=store.digest_of(content), defaults=said)
    kept = StoredFile.objects.select_for_update().get(pk=kept.pk)
    store.put(content)
    if kept.erased_at or (scanned and not kept.scanned):
        kept.erased_at, kept.scanned = None, scanned or kept.scanned
        kept.save(update_fields=["erased_at", "scanned"])
    return kept


@transaction.atomic
def erase_file(*, file: StoredFile, by: Actor, at: datetime) -> None:
    """Take a file's bytes away once this is committed; that it was there stays in the history.

    Whoever asks makes sure that nothing else needs it, and logs why.
    """
    StoredFile.objects.filter(pk=file.pk, erased_at=None).update(erased_at=at)
    transaction.on_commit(lambda: _sweep(file.pk))


def _sweep(key: int) -> None:
    """Erase the bytes, unless the same came again in the meantime."""
    with transaction.atomic():
        erased = StoredFile.objects.select_for_update().exclude(erased_at=None).filter(pk=key).first()
        if erased:
            store.erase(erased.digest)
