"""When the directory's sign-in counts as two factors."""

from collections.abc import Collection

# Authentication Method Reference for "more than one factor was used": RFC 8176, section 2.
MORE_THAN_ONE_FACTOR = "mfa"


def directory_asked_for_two(amr: Collection[str] | None, *, trusted: bool) -> bool:
    """Return whether somebody whom the directory lets in need not show a second factor to us.

    `trusted`: the force says that its directory asks everybody for a second factor. What the directory says
    about this sign-in (`amr`) outweighs it; many directories say nothing, and then its word is taken.
    """
    return trusted and (not amr or MORE_THAN_ONE_FACTOR in amr)
