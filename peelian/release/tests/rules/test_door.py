"""The door: every reason why a text may not go."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.records.rules.markings import Marking
from peelian.release.rules.channels import CEILING, Channel, fits
from peelian.release.rules.door import STOPPED_BY, Asked, reasons_against

BY_MAIL = Asked(Channel.EMAIL, "r@postbox.example", Marking.OFFICIAL, taken_over=False, suppressed=False, warnings=())
BY_POST = replace(BY_MAIL, channel=Channel.LETTER, recipient="14 Weir Cottages\nGU14 7QT")
asked = st.builds(
    Asked,
    channel=st.sampled_from(Channel),
    recipient=st.sampled_from(["", "  ", "r@postbox.example"]),
    marking=st.sampled_from(Marking),
    taken_over=st.booleans(),
    suppressed=st.booleans(),
    warnings=st.lists(st.sampled_from(["Do not e-mail", "Do not write", "Do not ring", "Vulnerable"])),
)


@pytest.mark.parametrize("plain", [BY_MAIL, BY_POST], ids=["e-mail", "letter"])
def test_a_plain_message_may_go(plain):
    assert reasons_against(plain) == []


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"recipient": " "}, "There is no e-mail address to send it to."),
        ({"taken_over": True}, "Somebody else may be reading this mailbox"),
        ({"warnings": ["Vulnerable", "Do not e-mail"]}, "There is a warning on this person: do not e-mail."),
        ({"suppressed": True}, "This address asked us to stop"),
        ({"marking": Marking.OFFICIAL_SENSITIVE}, "by e-mail we send nothing above OFFICIAL."),
    ],
)
def test_each_thing_that_stands_against_an_e_mail_is_said(differs, words):
    [reason] = reasons_against(replace(BY_MAIL, **differs))
    assert words in reason


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"recipient": ""}, "There is no postal address to send it to."),
        ({"warnings": ["Do not write"]}, "There is a warning on this person: do not write."),
        ({"suppressed": True}, "This address asked us to stop"),
    ],
)
def test_each_thing_that_stands_against_a_letter_is_said(differs, words):
    [reason] = reasons_against(replace(BY_POST, **differs))
    assert words in reason


@pytest.mark.parametrize(
    "differs",
    [{"taken_over": True}, {"warnings": ["Do not e-mail", "Do not ring"]}, {"marking": Marking.OFFICIAL_SENSITIVE}],
)
def test_what_stands_against_an_e_mail_does_not_stop_a_letter(differs):
    assert reasons_against(replace(BY_POST, **differs)) == []


def test_all_reasons_are_said_at_once():
    worst = replace(BY_MAIL, recipient="", taken_over=True, suppressed=True, warnings=["Do not e-mail"])
    assert len(reasons_against(replace(worst, marking=Marking.OFFICIAL_SENSITIVE))) == 5


@given(asked)
def test_it_goes_only_where_nothing_at_all_stands_against_it(what):
    nothing = (
        what.recipient.strip()
        and not what.suppressed
        and not (what.taken_over and what.channel is Channel.EMAIL)
        and STOPPED_BY[what.channel] not in what.warnings
        and fits(what.marking, what.channel)
    )
    assert bool(nothing) is not bool(reasons_against(what))


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_has_a_ceiling_and_carries_up_to_it(channel):
    carried = [marking for marking in Marking if fits(marking, channel)]
    assert carried[-1] == CEILING[channel]
