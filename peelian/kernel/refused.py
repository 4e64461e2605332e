"""The one way a rule or an action says no."""


class Refused(Exception):  # noqa: N818  a refusal is an answer, not a fault
    """The request cannot be carried out; the message says why, in words the person can act on."""

    @property
    def words(self) -> str:
        return str(self)
