"""What each role may do. The one table; pages ask it and nothing else."""

from enum import StrEnum


class Role(StrEnum):
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    INFORMATION_MANAGER = "information manager"
    SENIOR_OFFICER = "senior officer"
    ADMINISTRATOR = "administrator"


class Duty(StrEnum):
    """A kind of work that a page belongs to."""

    WORK_VICTIMS = "work the list of victims"
    LOAD_FEEDS = "load a feed"
    READ_LIBRARY = "read the library of controls"
    SEE_FIGURES = "see the figures"
    SEE_ACCESS_LOG = "see who looked at a record"
    ASSIGN = "hand work to somebody else"
    MANAGE_STAFF = "manage staff, units and agreements"


_EVERYBODY = {Duty.READ_LIBRARY, Duty.SEE_FIGURES}
_OFFICER = _EVERYBODY | {Duty.WORK_VICTIMS, Duty.LOAD_FEEDS}

MAY: dict[Role, frozenset[Duty]] = {
    Role.OFFICER: frozenset(_OFFICER),
    Role.SUPERVISOR: frozenset(_OFFICER | {Duty.ASSIGN, Duty.SEE_ACCESS_LOG}),
    Role.INFORMATION_MANAGER: frozenset(_OFFICER | {Duty.SEE_ACCESS_LOG}),
    Role.SENIOR_OFFICER: frozenset(_EVERYBODY),
    Role.ADMINISTRATOR: frozenset(_EVERYBODY | {Duty.MANAGE_STAFF}),
}


def may(role: str, duty: Duty) -> bool:
    """Return whether somebody with this role does this duty; an unknown role does none."""
    return role in set(Role) and duty in MAY[Role(role)]
