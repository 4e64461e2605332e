"""The door: every reason why a text may not go."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.parties.models.flags import FlagKind
from peelian.records.rules.markings import Marking
from peelian.release.rules.channels import CEILING, WAYS, Channel, fits
from peelian.release.rules.door import TAKEN_OVER, Asked, reasons_against

CLOSES = {
    Channel.EMAIL: FlagKind.DO_NOT_EMAIL,
    Channel.LETTER: FlagKind.DO_NOT_WRITE,
    Channel.TEXT: FlagKind.DO_NOT_TEXT,
}
BY_MAIL = Asked(Channel.EMAIL, "r@postbox.example", Marking.OFFICIAL, taken_over=False, suppressed=False, warnings=())
BY_POST = replace(BY_MAIL, channel=Channel.LETTER, recipient="14 Weir Cottages\nGU14 7QT")
BY_TEXT = replace(BY_MAIL, channel=Channel.TEXT, recipient="+447700900123", text="Ring 101.")
asked = st.builds(
    Asked,
    channel=st.sampled_from(Channel),
    recipient=st.sampled_from(["", "  ", "+447700900123"]),
    marking=st.sampled_from(Marking),
    taken_over=st.booleans(),
    suppressed=st.booleans(),
    warnings=st.lists(st.sampled_from(FlagKind)),
    stopped=st.sampled_from(["", "DS Ames is investigating: ring them first."]),
    text=st.sampled_from(["Ring 101.", "Go to www.force.example"]),
    carried=st.booleans(),
)


@pytest.mark.parametrize("plain", [BY_MAIL, BY_POST, BY_TEXT], ids=["e-mail", "letter", "text"])
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


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"recipient": ""}, "There is no mobile number to send it to."),
        ({"recipient": "+441632960001"}, "not a British mobile number"),
        ({"taken_over": True}, "Somebody else may have this telephone number"),
        ({"warnings": ["Do not text"]}, "There is a warning on this person: do not text. Ring, or write a letter."),
        ({"suppressed": True}, "This address asked us to stop"),
        ({"marking": Marking.OFFICIAL_SENSITIVE}, "by text we send nothing above OFFICIAL."),
        ({"text": "Go to www.force.example"}, "We never send a link in a text"),
        ({"text": "a" * 919}, "It is 919 letters long"),
        ({"carried": False}, "No text can be sent from here"),
        ({"stopped": "DS Ames is investigating 44/1: ring them first."}, "DS Ames is investigating"),
    ],
)
def test_each_thing_that_stands_against_a_text_is_said(differs, words):
    [reason] = reasons_against(replace(BY_TEXT, **differs))
    assert words in reason


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("kind", FlagKind)
def test_a_warning_closes_its_own_way_and_no_other(channel, kind):
    plain = {Channel.EMAIL: BY_MAIL, Channel.LETTER: BY_POST, Channel.TEXT: BY_TEXT}[channel]
    assert bool(reasons_against(replace(plain, warnings=[kind]))) is (kind == CLOSES[channel])


@given(asked)
def test_it_goes_only_where_nothing_at_all_stands_against_it(what):
    nothing = (
        what.recipient.strip()
        and not what.suppressed
        and not (what.taken_over and what.channel in TAKEN_OVER)
        and CLOSES[what.channel] not in what.warnings
        and not what.stopped
        and what.carried
        and fits(what.marking, what.channel)
        and not (what.channel is Channel.TEXT and "www" in what.text)
    )
    assert bool(nothing) is not bool(reasons_against(what))


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_says_how_it_is_spoken_of(channel):
    assert WAYS[channel].stopped_by == CLOSES[channel]


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_has_a_ceiling_and_carries_up_to_it(channel):
    carried = [marking for marking in Marking if fits(marking, channel)]
    assert carried[-1] == CEILING[channel]
