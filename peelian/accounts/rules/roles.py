"""What each role may do. The one table; pages ask it and nothing else."""

from enum import StrEnum


class Role(StrEnum):
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    INFORMATION_MANAGER = "information manager"
    SENIOR_OFFICER = "senior officer"
    ADMINISTRATOR = "administrator"
    INVESTIGATOR = "investigator"


class Duty(StrEnum):
    """A kind of work that a page belongs to."""

    WORK_VICTIMS = "work the list of victims"
    HELP_FIRMS = "help firms defend themselves"
    LOAD_FEEDS = "load a feed"
    READ_LIBRARY = "read the library of controls"
    SEE_FIGURES = "see the figures"
    SEE_QUALITY = "see how good the data is"
    SEE_ACCESS_LOG = "see who looked at a record"
    READ_TAKEN_OUT = "read what was taken out of a narrative"
    SEE_RECORD_TYPES = "see how each type of record is held"
    ASSIGN = "hand work to somebody else"
    SET_WEIGHTS = "set how victims are put in order"
    EDIT_BLOCKS = "change what is copied into other systems"
    MANAGE_STAFF = "manage staff, units and agreements"
    DECIDE_WHO_IS_WHO = "say which records are one person or firm"
    HOLD_CASES = "be the officer in a case, and nothing else"


_EVERYBODY = {Duty.READ_LIBRARY, Duty.SEE_FIGURES}
_OFFICER = _EVERYBODY | {Duty.WORK_VICTIMS, Duty.HELP_FIRMS, Duty.LOAD_FEEDS, Duty.DECIDE_WHO_IS_WHO}

MAY: dict[Role, frozenset[Duty]] = {
    Role.OFFICER: frozenset(_OFFICER),
    Role.SUPERVISOR: frozenset(
        _OFFICER | {Duty.ASSIGN, Duty.SET_WEIGHTS, Duty.EDIT_BLOCKS, Duty.SEE_ACCESS_LOG, Duty.SEE_QUALITY}
    ),
    Role.INFORMATION_MANAGER: frozenset(
        _OFFICER | {Duty.SEE_ACCESS_LOG, Duty.READ_TAKEN_OUT, Duty.SEE_RECORD_TYPES, Duty.SEE_QUALITY}
    ),
    Role.SENIOR_OFFICER: frozenset(_EVERYBODY),
    Role.ADMINISTRATOR: frozenset(_EVERYBODY | {Duty.MANAGE_STAFF}),
    Role.INVESTIGATOR: frozenset({Duty.HOLD_CASES}),
}


def may(role: str, duty: Duty) -> bool:
    """Return whether somebody with this role does this duty; an unknown role does none."""
    return role in set(Role) and duty in MAY[Role(role)]
