"""What kind of message came, and what in it is new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.post import (
    ReplyKind,
    Signs,
    asks_to_stop,
    identity,
    kind_of,
    new_words,
    references_in,
    returned,
)


def signs(**differs):
    said = {
        "sender": "r@postbox.example", "subject": "Re: advice", "text": "Thank you.", "headers": {},
        "failed": None, "has_feedback": False,
    }  # fmt: skip
    return Signs(**(said | differs))


KINDS = {
    "an answer": ({}, ReplyKind.ANSWER),
    "ours": ({"ours": True, "text": "stop"}, ReplyKind.OURS),
    "delivery report": ({"failed": True}, ReplyKind.BOUNCE),
    "delivery report of a delay": (
        {"failed": False, "sender": "mailer-daemon@mx.example", "subject": "failure notice"}, ReplyKind.AUTOMATIC,
    ),
    "complaint": ({"has_feedback": True}, ReplyKind.COMPLAINT),
    "Exim's return": ({"headers": {"x-failed-recipients": "a@b.example"}}, ReplyKind.BOUNCE),
    "qmail's return": ({"sender": "mailer-daemon@mx.example", "subject": "failure notice"}, ReplyKind.BOUNCE),
    "Exchange's return": (
        {"headers": {"return-path": "<>"}, "subject": "Undeliverable: Your advice"}, ReplyKind.BOUNCE,
    ),
    "a person who writes of it": ({"subject": "Undeliverable: what does it mean?"}, ReplyKind.ANSWER),
    "RFC 3834": ({"headers": {"auto-submitted": "auto-replied; owner-email=x"}}, ReplyKind.AUTOMATIC),
    "not automatic": ({"headers": {"auto-submitted": "no"}}, ReplyKind.ANSWER),
    "x-autoreply": ({"headers": {"x-autoreply": "yes"}}, ReplyKind.AUTOMATIC),
    "precedence": ({"headers": {"precedence": "auto_reply"}}, ReplyKind.AUTOMATIC),
    "a list": ({"headers": {"precedence": "bulk"}}, ReplyKind.ANSWER),
    "Outlook's": ({"subject": "Automatic reply: Your advice"}, ReplyKind.AUTOMATIC),
    "stop": ({"text": "STOP!\n\nOn 4 June 2026 Protect wrote:\n> Dear Rosalind"}, ReplyKind.STOP),
    "stop and more": ({"text": "Stop the fraudster please, he wrote again."}, ReplyKind.ANSWER),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(KINDS))
def test_it_knows_what_came(case):
    differs, kind = KINDS[case]
    assert kind_of(signs(**differs)) is kind


@pytest.mark.parametrize(
    "quoted",
    [
        "On Thu, 4 Jun 2026 at 10:00, Cyber Protect <protect@peelian.example> wrote:\n> Dear Rosalind",
        "-----Original Message-----\nFrom: Cyber Protect",
        "From: Cyber Protect <protect@peelian.example>\nSent: 4 June",
        "________________________________\nFrom: us",
        "-- \nRosalind Pickering",
        "Sent from my iPhone",
        "> Dear Rosalind",
    ],
    ids=["Gmail", "Outlook 2003", "Outlook", "Outlook on the web", "signature", "telephone", "marks"],
)
def test_only_what_they_wrote_themselves_is_new(quoted):
    assert new_words(f"It is on now.\n\n{quoted}\n") == "It is on now."


@pytest.mark.parametrize("text", ["stop", " Stop. ", "STOP!!", "Please stop", "unsubscribe", "stop\n-- \nR"])
def test_it_knows_stop(text):
    assert asks_to_stop(text)


@pytest.mark.parametrize("text", ["", "Don't stop", "stop it now or I call you", "It did not stop", "bus stop"])
def test_it_does_not_take_more_for_stop(text):
    assert not asks_to_stop(text)


@pytest.mark.parametrize(
    ("status", "text", "failed", "permanent"),
    [
        ({"action": "failed", "status": "5.1.1"}, "", True, True),
        ({"action": "Failed", "status": "4.4.7 (gave up)"}, "", True, False),
        ({"action": "delayed", "status": "4.4.1"}, "", False, False),
        ({"action": "delivered", "status": "2.0.0"}, "", False, False),
        ({}, "550 5.1.1 no such user", True, True),
        ({}, "550 no such user", True, True),
        ({}, "mailbox full", True, False),
    ],
    ids=["no such address", "gave up", "later", "arrived", "in words", "by old code", "full"],
)
def test_it_knows_what_will_never_arrive(status, text, failed, permanent):
    told = returned(status, text)
    assert (told.failed, told.permanent) == (failed, permanent)


def test_our_references_are_found_in_a_subject():
    assert references_in("RE: nfrc26000001 and NFRC26000002, call 01632960111") == ["NFRC26000001", "NFRC26000002"]


def test_a_message_is_itself_however_its_lines_end_and_no_other():
    said = {"message_id": "<1@x>", "sender": "a@b.example", "subject": "Hi", "text": "One\n\ntwo"}
    assert identity(**said) == identity(**(said | {"text": "One two "}))
    for name in said:
        assert identity(**said) != identity(**(said | {name: "other"}))


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_words_have_a_kind(text, subject):
    assert kind_of(signs(text=text, subject=subject)) in ReplyKind
    references_in(subject)
    returned({"status": subject}, text)
