"""A week of sixty reports worked from Today to nothing left, by keyboard alone, through everything that can happen."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from . import week_feed
from .conftest import open_page
from .hands import Hands
from .running import Running, peelian, until

pytestmark = pytest.mark.browser
TODAY, SAFE = "Today", "No, or I could not ask"


@pytest.fixture(scope="module")
def week() -> Iterator[Running]:
    """Peelian with an empty queue."""
    with peelian(PEELIAN_DEMO_WEEKS="0") as running:
        yield running


@pytest.fixture
def somebody(browser: Browser, week: Running) -> Iterator[dict[str, Hands]]:
    """Nia, Sgt Okoro, Mary Tane and DS Okafor, each signed in at a keyboard of their own."""
    pages, hands = [], {}
    for name in ("nia", "obi", "mary", "dee"):
        opened = open_page(browser)
        page = next(opened)
        week.sign_in(page, name)
        pages.append(opened)
        hands[name] = Hands(page)
    yield hands
    for opened in pages:
        next(opened, None)


def test_a_week_of_sixty_reports_is_worked_to_nothing_left(week: Running, somebody: dict[str, Hands]) -> None:
    nia, obi = somebody["nia"], somebody["obi"]
    bring_in_the_week(nia)
    hand_out(obi, "Pine", "Quince", to="Nia Fairweather")
    look_at_what_other_weights_would_do(obi)
    for work in (
        danger, child, no_danger, abuse, refer_and_hear_back, handed_back, already_helped, investigated, paused,
        kept_from_writing, letter_after_three_calls, text_after_no_answer, redacted, small_firm, one_person_firm,
        advised_by_letter, advised_and_asked, declined, not_the_person, answered, asked_to_stop, found_misspelt,
    ):  # fmt: skip
        work(week, somebody)
    write_to_those_that_press_least(obi)
    key_what_is_left(nia)
    key_what_is_left(obi)
    say_who_is_who(nia)
    nothing_is_left(nia)
    nothing_is_left(obi)


def go_to_today(hands: Hands) -> None:
    if hands.page.url.endswith("/desk/"):
        return
    hands.press(TODAY, "link")


def bring_in_the_week(nia: Hands) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "week.csv"
        week_feed.write(file, timezone.localdate())
        go_to_today(nia)
        nia.follow("Feeds")
        nia.follow(re.compile("Bring in a list"))
        nia.page.locator("input[type=file]").set_input_files(file)  # a file dialog is the system's, not ours
        nia.press("Read the file")
    nia.press("Check the rows")
    nia.press(re.compile("Load 60 reports"))
    expect(nia.page.get_by_role("heading", name="60 reports loaded")).to_be_visible(timeout=60_000)


def write_to_those_that_press_least(obi: Hands) -> None:
    """Demand exceeds capacity: the ordinary ones are written to, and it is recorded as what it is."""
    go_to_today(obi)
    obi.follow("Victims")
    obi.follow("Write to many")
    obi.write("How many at the most?", str(week_feed.ORDINARY))
    obi.press("See who that would be")
    obi.pick("By letter, which you print and post")
    obi.write(re.compile("Why are they written to"), "Sixty reports came and two of us are in.")
    obi.press("Write to them")
    until(lambda: obi.page.reload() and obi.page.get_by_text("They are posted").count(), 90, lambda: obi.page.content())
    obi.press("They are posted")


def hand_out(obi: Hands, *surnames: str, to: str) -> None:
    obi.follow("Victims")
    for surname in surnames:
        obi.tick(re.compile(surname))
    obi.select("Give those ticked to", to)
    obi.press("Assign")


def look_at_what_other_weights_would_do(obi: Hands) -> None:
    obi.follow("How victims are put in order")
    obi.write(re.compile("still going on"), "300")
    obi.press("See what it would do")
    expect(obi.page.get_by_role("heading", name="What these numbers would do")).to_be_visible()


def open_record(hands: Hands, surname: str) -> None:
    """Find somebody by the search that is on every page, and open the record."""
    hands.write("Search", surname)
    with hands.page.expect_navigation():
        hands.page.keyboard.press("Enter")
    hands.open(hands.page.get_by_role("table").get_by_role("link", name=surname).first)


def claim(hands: Hands, surname: str) -> None:
    open_record(hands, surname)
    if hands.page.get_by_role("button", name="Claim this report").count():
        hands.press("Claim this report")


def answer_alarm(hands: Hands, answer: str, words: str = "", at: str = "") -> None:
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text("Before you go on")
    hands.pick(answer)
    if at:
        hands.write("At what time did you ring?", at)
    if words:
        hands.write("What was said, or why is it not a danger?", words)
    hands.press("Save and go on")


def ring(hands: Hands, reached: str = "Spoke to them", note: str = "", service: str = "They have not") -> None:
    hands.follow("Record a call")
    interrupted(hands)
    if hands.page.get_by_role("group", name=re.compile("Victim Service has already rung")).count():
        hands.pick(service)
        if service == "They have":
            hands.write("If they have: who rang, and when?", "Priya of the Victim Service, on Monday.")
    hands.pick(SAFE)
    hands.pick(reached)
    if note:
        hands.write("Note", note)
    hands.press("Save the call")


def interrupted(hands: Hands) -> None:
    """Read what an interruption says and go on, if there is one."""
    if hands.page.get_by_role("button", name="I have read this").count():
        hands.press("I have read this")


def advise(hands: Hands, way: str) -> None:
    """Send the advice that is suggested."""
    if not hands.page.url.endswith("/advice/"):
        hands.follow("Send advice")
        interrupted(hands)
    hands.pick(way)
    hands.press("Read it first")
    hands.press("Send this e-mail" if way == "By e-mail" else "Make this letter")


def back_to_record(hands: Hands) -> None:
    hands.follow(re.compile("^Back to "))


def end(hands: Hands, outcome: str, said: str = "Says they will") -> None:
    hands.follow("Say how it ended")
    hands.pick("No", "Did anything they said mean that somebody is in danger now?")
    hands.pick(outcome)
    if outcome == "Advised":
        for question in hands.page.get_by_role("group").all()[2:]:
            hands.pick(said, question.locator("legend").inner_text())
    hands.press("Save how it ended")


def ask(hands: Hands, way: str) -> None:
    hands.follow("Ask what changed")
    if way not in hands.page.locator("#channel option:checked").inner_text():
        hands.select("Send them", way)
        hands.press("Show")
    hands.press("Send the questions" if "e-mail" in way else "Make the letter")


def helped(hands: Hands, surname: str, way: str = "As a letter") -> None:
    """The usual way from claim to question."""
    claim(hands, surname)
    interrupted(hands)
    ring(hands)
    advise(hands, way)
    end(hands, "Advised")
    ask(hands, "by e-mail" if way == "By e-mail" else "as a letter")


def danger(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    open_record(nia, "Alder")
    expect(nia.page.get_by_text("end my life").first).to_be_visible()
    answer_alarm(nia, "Rang the control room", "They are sending somebody.", "00:01")
    nia.press("Claim this report")
    interrupted(nia)
    ring(nia, note="She is with her sister now.")
    advise(nia, "As a letter")
    end(nia, "Advised")
    ask(nia, "as a letter")


def child(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    open_record(nia, "Birch")
    answer_alarm(nia, "The force already has it", "Child protection rang them this morning.")
    nia.press("Claim this report")
    ring(nia)
    back_to_record(nia)
    nia.follow(re.compile("Post and files"))
    nia.page.locator("input[type=file]").set_input_files(
        {"name": "picture.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(40)}
    )
    nia.press("Keep them")
    expect(nia.page.get_by_text(re.compile("intimate images")).first).to_be_visible()
    nia.follow(re.compile("Overview"))
    advise(nia, "As a letter")
    end(nia, "Advised")
    ask(nia, "as a letter")


def no_danger(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    open_record(nia, "Cedar")
    answer_alarm(nia, "Not a danger", "The words are from the film he bought.")
    nia.press("Claim this report")
    ring(nia)
    advise(nia, "By e-mail")
    end(nia, "Advised")
    ask(nia, "by e-mail")


def abuse(week: Running, somebody: dict[str, Hands]) -> None:
    """Her mailbox is read by him: no e-mail until she has it back."""
    nia = somebody["nia"]
    open_record(nia, "Damson")
    answer_alarm(nia, "Passed to the out-of-hours team", "They know her.", "00:01")
    nia.press("Claim this report")
    interrupted(nia)
    ring(nia)
    nia.pick("By e-mail")
    nia.press("Read it first")
    expect(nia.page.get_by_text("Somebody else may be reading this mailbox").first).to_be_visible()
    nia.follow("Choose again")
    nia.follow(re.compile("^Back to "))
    nia.follow("They have it back")
    nia.write("How do you know that they have it back?", "She rang from her own number and read out a word.")
    nia.press("They have it back")
    advise(nia, "By e-mail")
    end(nia, "Advised")
    ask(nia, "by e-mail")


def judge(hands: Hands) -> None:
    hands.follow(re.compile("Change the judgement of vulnerability"))
    hands.write("What did they tell you?", "Lives alone, and sees nobody all week.")
    hands.pick("Vulnerable")
    hands.write("Why do you judge so?", "Would pay again if somebody kind rang.")
    hands.press("Save your judgement")


def refer(hands: Hands, service: str) -> None:
    hands.follow(re.compile("^Refer ?them to a service"))
    hands.follow(f"Refer to {service}")
    hands.write("Why do you refer them?", "Needs a visit, and help with the bank.")
    hands.pick("They agreed")
    hands.press("Write the referral")
    step(hands, re.compile("Send|sent", re.IGNORECASE), "Rang and read it to them.")


def step(hands: Hands, name: re.Pattern[str], words: str) -> None:
    hands.press(name, "link")
    hands.write("Whom did you speak to there?", "Priya")
    field = hands.page.locator("textarea[name=words], input[name=words]").first
    hands.reach(field)
    hands.page.keyboard.insert_text(words)
    hands.press("Save")


def refer_and_hear_back(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Elder")
    ring(nia)
    nia.follow(re.compile("^Back to "))
    judge(nia)
    refer(nia, "Victim Support")
    step(nia, re.compile("accept|took it on|taken it on", re.IGNORECASE), "They will visit on Friday.")
    step(nia, re.compile("end", re.IGNORECASE), "Visited twice. All is well.")
    back_to_record(nia)
    advise(nia, "As a letter")
    end(nia, "Advised")
    ask(nia, "as a letter")


def handed_back(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Fir")
    ring(nia)
    nia.follow(re.compile("^Back to "))
    refer(nia, "Victim Support")
    step(nia, re.compile("hand", re.IGNORECASE), "They could not reach him.")
    go_to_today(nia)
    nia.follow(re.compile("Handed back"))
    step(nia, re.compile("end", re.IGNORECASE), "He has his sister.")
    back_to_record(nia)
    advise(nia, "As a letter")
    end(nia, "Advised")
    ask(nia, "as a letter")


def already_helped(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Gorse")
    ring(nia, service="They have")
    nia.follow(re.compile("^Back to "))
    end(nia, "Already helped by somebody else")


def investigated(week: Running, somebody: dict[str, Hands]) -> None:
    """Contact stops until the officer in the case releases it."""
    nia, dee = somebody["nia"], somebody["dee"]
    claim(nia, "Hazel")
    nia.follow("Set an investigation flag")
    nia.write("E-mail address of the officer in the case", "dee@northmarsh.example")
    nia.write("Crime reference", "44260000001")
    for stop in nia.page.get_by_role("checkbox").all():
        nia.reach(stop)
        if not stop.is_checked():
            nia.page.keyboard.press("Space")
    nia.write("Why?", "Arrests are planned.")
    nia.press("Set the flag")
    expect(nia.page.get_by_role("link", name="Record a call")).to_have_count(0)
    dee.page.reload()
    dee.follow(re.compile("Hazel"))
    dee.write("Why is it released?", "He is charged.")
    dee.press("Release the flag")
    open_record(nia, "Hazel")
    ring(nia)
    advise(nia, "As a letter")
    end(nia, "Advised")
    ask(nia, "as a letter")


def paused(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Ivy")
    ring(nia, "No answer")
    nia.follow("Stop the clock")
    nia.pick(re.compile("asked us to wait"))
    day = timezone.localdate() + timezone.timedelta(days=7)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        nia.write(part, str(value))
    nia.press("Stop the clock")
    expect(nia.page.get_by_text("The clock is stopped").first).to_be_visible()
    nia.press("Start the clock again")
    ring(nia)
    advise(nia, "As a letter")
    end(nia, "Advised")
    ask(nia, "as a letter")


def kept_from_writing(week: Running, somebody: dict[str, Hands]) -> None:
    """Do not write: the letter is refused, the e-mail goes once the warning has been read."""
    nia = somebody["nia"]
    claim(nia, "Juniper")
    nia.follow("Raise a warning")
    nia.pick("Do not write")
    nia.write("Why?", "Her post is opened by a neighbour.")
    nia.press("Raise the warning")
    ring(nia)
    interrupted(nia)
    nia.pick("As a letter")
    nia.press("Read it first")
    expect(nia.page.get_by_text("do not write", exact=False).first).to_be_visible()
    nia.follow("Choose again")
    nia.follow(re.compile("^Back to "))
    nia.follow("They have it back")
    nia.write("How do you know that they have it back?", "She read out a word I had sent there.")
    nia.press("They have it back")
    advise(nia, "By e-mail")
    end(nia, "Advised")
    ask(nia, "by e-mail")


def letter_after_three_calls(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Kapok")
    for reached in ("No answer", "Left a message without details", "No answer"):
        ring(nia, reached)
    nia.follow("Write a letter")
    advise(nia, "As a letter")
    end(nia, "Could not be reached")


def text_after_no_answer(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Larch")
    nia.follow("Record a call")
    nia.follow("Text them that we rang")
    interrupted(nia)
    expect(
        nia.page.get_by_text(re.compile("not a mobile|cannot be texted|landline", re.IGNORECASE)).first
    ).to_be_visible()
    back_to_record(nia)
    ring(nia)
    advise(nia, "By e-mail")
    end(nia, "Advised", "Had it before")


def redacted(week: Running, somebody: dict[str, Hands]) -> None:
    """The card number is taken out; the information manager can read it, and gives the log to the defence."""
    nia, mary = somebody["nia"], somebody["mary"]
    helped(nia, "Maple")
    nia.follow(re.compile("^Reports"))
    nia.follow(re.compile("^Take words out"))
    nia.tick(re.compile("4111"))
    nia.press("Show me how it would read")
    nia.press("Take these out")
    expect(nia.page.get_by_text("[taken out: card or account details]").first).to_be_visible()
    open_record(mary, "Maple")
    mary.follow(re.compile("Disclosure"))
    mary.write("Whom is it for?", "The Crown Prosecution Service, South East")
    mary.write("Why may they have it?", "Schedule of unused material, 44260000002")
    mary.pick("PDF, to read and to serve")
    with mary.page.expect_download() as made:
        mary.reach(mary.page.get_by_role("button", name="Make the file"))
        mary.page.keyboard.press("Enter")
    assert made.value.suggested_filename.endswith(".pdf")


def small_firm(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Three Rivers Dental Practice")
    nia.follow("Say what hangs on it")
    nia.reach(nia.page.get_by_role("checkbox").first)
    nia.page.keyboard.press("Space")
    nia.press(re.compile("^Save"))
    ring(nia)
    advise(nia, "As a letter")
    end(nia, "Advised", "I saw it in place")
    ask(nia, "as a letter")


def one_person_firm(week: Running, somebody: dict[str, Hands]) -> None:
    helped(somebody["nia"], "Kestrel Joinery Ltd", "By e-mail")


def advised_by_letter(week: Running, somebody: dict[str, Hands]) -> None:
    """Handed out by the supervisor; the letter is printed and posted."""
    nia = somebody["nia"]
    helped(nia, "Pine")
    nia.follow(re.compile("^Sent"))
    nia.follow(re.compile("See exactly|Exactly|Advice from", re.IGNORECASE))
    nia.press(re.compile("posted", re.IGNORECASE))


def advised_and_asked(week: Running, somebody: dict[str, Hands]) -> None:
    helped(somebody["nia"], "Quince", "By e-mail")


def declined(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Rowan")
    ring(nia)
    nia.follow(re.compile("^Back to "))
    end(nia, "Declined advice")


def not_the_person(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Sorrel")
    ring(nia, "Wrong number")
    end(nia, "Not the person in the report")


def answered(week: Running, somebody: dict[str, Hands]) -> None:
    """The victim types the code from the mail and answers every question."""
    nia = somebody["nia"]
    claim(nia, "Umber")
    ring(nia)
    advise(nia, "By e-mail")
    end(nia, "Advised")
    ask(nia, "by e-mail")
    victim = at_the_front(week, nia, "Umber")
    while victim.page.get_by_role("heading", name="Check your answers").count() == 0:
        victim.pick("Yes")
        victim.press("Continue")
    victim.press("Send my answers")
    expect(victim.page.get_by_role("heading", name="Thank you")).to_be_visible()


def asked_to_stop(week: Running, somebody: dict[str, Hands]) -> None:
    nia = somebody["nia"]
    claim(nia, "Vetch")
    ring(nia)
    back_to_record(nia)
    nia.follow("They have it back")
    nia.write("How do you know that they have it back?", "He read out a word I had sent there.")
    nia.press("They have it back")
    advise(nia, "By e-mail")
    end(nia, "Advised")
    ask(nia, "by e-mail")
    victim = at_the_front(week, nia, "Vetch")
    victim.follow("Do not ask me again")
    victim.press("Do not ask me again")
    expect(victim.page.get_by_role("heading", name="We will not ask you again")).to_be_visible()


def at_the_front(week: Running, nia: Hands, surname: str) -> Hands:
    """Take the code from the victim's mail and type it on the front, from a browser of their own."""
    address = next(row["Email"] for row in week_feed.rows(timezone.localdate()) if row["Surname"] == surname)
    until(lambda: len(week.mail_to(address)) == 2, 60)
    code = re.search(r"code: (\S+)", week.mail_to(address)[-1].get_content())
    assert code
    browser = nia.page.context.browser
    assert browser
    victim = Hands(browser.new_context(viewport={"width": 360, "height": 740}).new_page())
    victim.page.goto(f"{week.front}/answer")
    victim.write("Your code", code[1])
    victim.press("Continue")
    return victim


def found_misspelt(week: Running, somebody: dict[str, Hands]) -> None:
    """A name as it was heard finds the person; the search is saved, and its rows are taken away as a file."""
    nia = somebody["nia"]
    nia.write("Search", "Teesel")
    with nia.page.expect_navigation():
        nia.page.keyboard.press("Enter")
    expect(nia.page.get_by_role("table", name="Names like this").get_by_role("link")).to_contain_text(["Teasel"])
    nia.write("Search", "Teasel")
    with nia.page.expect_navigation():
        nia.page.keyboard.press("Enter")
    with nia.page.expect_download() as made:
        nia.reach(nia.page.get_by_role("link", name="Download what you may see (CSV)"))
        nia.page.keyboard.press("Enter")
    assert b"Teasel" in Path(made.value.path()).read_bytes()
    nia.follow("Save this search")
    nia.write(re.compile("name", re.IGNORECASE), "The Teasels")
    nia.press("Save")
    claim(nia, "Teasel")
    ring(nia)
    back_to_record(nia)
    nia.follow("They have it back")
    nia.write("How do you know that they have it back?", "She read out a word I had sent there.")
    nia.press("They have it back")
    advise(nia, "By e-mail")
    end(nia, "Advised")
    ask(nia, "by e-mail")


def key_what_is_left(hands: Hands) -> None:
    """Copy each block of each ended record with one key, and mark it with another, until Today asks for none."""
    hands.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for _ in range(100):
        go_to_today(hands)
        waiting = hands.page.get_by_role("link", name=re.compile("to key into"))
        if not waiting.count():
            return
        hands.open(waiting.first)
        hands.open(hands.page.get_by_role("table").get_by_role("link").first)
        for _ in range(hands.page.get_by_text("To key", exact=True).count()):
            hands.page.keyboard.press("c")
            expect(hands.page.get_by_text("Copied.")).to_be_visible()
            with hands.page.expect_navigation():
                hands.page.keyboard.press("Enter")


def say_who_is_who(hands: Hands) -> None:
    """Say of every pair that waits that they are two: what the demo's lists leave open, if they leave anything."""
    go_to_today(hands)
    waiting = hands.page.get_by_role("link", name=re.compile("pairs? waits? for somebody"))
    if waiting.count():
        hands.open(waiting.first)
    while (pair := hands.page.locator("[data-keys]")).count():
        expect(pair).to_be_focused()
        with hands.page.expect_navigation():
            hands.page.keyboard.press("d")


def nothing_is_left(hands: Hands) -> None:
    hands.page.reload()
    go_to_today(hands)
    expect(hands.page.get_by_text("Nothing needs you", exact=False)).to_be_visible()
