"""What became of the files."""

from dataclasses import dataclass

from peelian.documents.gateways import store
from peelian.documents.models import StoredFile


@dataclass(frozen=True)
class Health:
    """How many files are kept, and how many of them are not as they were."""

    kept: int
    missing: int
    changed: int
    left_over: int
    not_scanned: int


def health() -> Health:
    """Return how the files are. Reads every one of them, so it takes seconds for each gigabyte."""
    kept = set(StoredFile.objects.kept().values_list("digest", flat=True))
    there = set(store.on_disk())
    return Health(
        kept=len(kept),
        missing=len(kept - there),
        changed=sum(not store.is_whole(digest) for digest in kept & there),
        left_over=len(there - kept),
        not_scanned=StoredFile.objects.kept().filter(scanned=False).count(),
    )
