"""A firm's papers for the tests: Marlpit Joinery, nine people, all invented."""

import io
from datetime import date

from PIL import Image, ImageDraw

from peelian.documents.rules.firm_papers import (
    Call,
    Cost,
    FirstHour,
    FullReport,
    Heard,
    IncidentPlan,
    Letterhead,
    OwnersPlan,
    Protected,
    Responsible,
    Risk,
    Signer,
    Standing,
    Strategy,
    Thing,
)

TODAY = date(2026, 6, 8)


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 200)) -> bytes:
    drawn = Image.new("RGB", size, "#17325f")
    ImageDraw.Draw(drawn).ellipse((20, 20, size[1] - 20, size[1] - 20), fill="#e9a820")
    out = io.BytesIO()
    drawn.save(out, kind)
    return out.getvalue()


LOGO = picture()
HEAD = Letterhead(firm="Marlpit Joinery", day=TODAY, logo=LOGO)
FREE = "it cuts the two threats that cost firms like yours most (false invoices; taken-over mailboxes), is free"
THINGS = (
    Thing(
        what="Turn on 2-step verification for e-mail",
        minutes=45,
        pounds=0,
        who="Dawn",
        band="Today",
        by_when=date(2026, 6, 8),
        why=f"First because {FREE} and takes 45 minutes.",
    ),
    Thing(
        what="Ring a number you already have before you change anybody’s bank details",
        minutes=20,
        pounds=0,
        who="Kofi",
        band="Today",
        by_when=date(2026, 6, 9),
        why="Second because nothing stops a false invoice today.",
    ),
    Thing(
        what="Update the two workshop laptops, then let them update themselves",
        minutes=120,
        pounds=0,
        who="Sam",
        band="This month",
        by_when=date(2026, 6, 26),
        why="Third because without it you would likely fail Cyber Essentials on A6.4, and it is free.",
    ),
    Thing(
        what="Copy the job files to a disk, then unplug it",
        minutes=90,
        pounds=68,
        who="Dawn",
        band="This month",
        by_when=date(2026, 6, 30),
        why="Fourth because all your drawings are in one place, and you can trade two days.",
    ),
    Thing(
        what="Give everybody their own log-in",
        minutes=60,
        pounds=0,
        who="Kofi",
        band="This quarter",
        by_when=date(2026, 8, 31),
        why="Fifth because four people share one password, and one left in March.",
    ),
    Thing(
        what="Use a password manager",
        minutes=105,
        pounds=170,
        who="Dawn",
        band="This quarter",
        by_when=date(2026, 8, 31),
        why="Last because it costs the most, and works best once number 5 is done.",
    ),
)
STANDING = Standing(low=42, high=58, unknown=9, confidence=31)
GATES = (
    "You would likely fail Cyber Essentials on A6.4 (Danzell). Number 3 puts that right. Only an assessor decides.",
)
CALLS = (
    Call(whom="Heron Computers, your IT", number="01632 960144", when="first, for anything odd"),
    Call(whom="Your bank", number="159", when="money has gone, or may go"),
    Call(whom="Harbour Mutual, your insurer", number="01632 960180", when="before you pay anybody to mend it"),
    Call(whom="Report Fraud", number="0300 123 2040", when="day and night, while it is going on"),
)
PLAN = OwnersPlan(
    head=HEAD,
    things=THINGS,
    lead="They fit nine people and the £500 you can spend.",
    budget=500,
    standing=STANDING,
    gates=GATES,
    ring=("Nia Fairweather made this plan with Dawn Treharne on 8 June 2026. Ring her on 07700 900144.",),
)
REPORT = FullReport(
    head=HEAD,
    summary=("We sat with Dawn Treharne on 8 June 2026 for half an hour.",),
    heard=(
        Heard(
            question="Does e-mail ask for a second step?", answer="No", known="said by Dawn Treharne", note="on Monday"
        ),
        Heard(question="Are laptops up to date?", answer="Partly", known="seen on 8 June 2026"),
        Heard(question="Does the domain publish DMARC?", answer="Yes", known="checked on 9 June 2026"),
    ),
    standing=STANDING,
    gates=GATES,
    risks=(
        Risk(
            threat="False invoices",
            how_often="12 in 100 firms your size in a year (invented survey, 2025)",
            cost=Cost(low=400, typical=2100, high=19500, source="Invented survey of firms", year=2025),
        ),
        Risk(threat="Ransomware", how_often="1 in 100 in a year (our judgement)"),
    ),
    things=(*THINGS, Thing(what="Buy a firewall", minutes=240, pounds=900, why="Seventh because it costs £900.")),
    budget=500,
    paid=6,
    method=("Each thing is weighed by how much of the risk it cuts.", "The range has unknown as no and as yes."),
)
STRATEGY = Strategy(
    head=HEAD,
    review_on=date(2027, 6, 8),
    about=("We make staircases. If we cannot open a drawing, nine people stand still.",),
    protects=(Protected(what="The drawings", why="without them nothing is cut", looked_after_by="Dawn"),),
    responsible=(Responsible(name="Dawn Treharne", role="owner", duty="signs this, and decides"),),
    this_year=THINGS,
    respond=("Unplug the machine from the network.", "Ring Heron Computers."),
    calls=CALLS,
    signers=(Signer(name="Dawn Treharne", role="owner"), Signer(name="Kofi Mensah", role="bookkeeper")),
)
INCIDENT = IncidentPlan(
    head=HEAD,
    calls=CALLS,
    first_hours=(
        FirstHour(
            threat="Ransomware",
            sign="files will not open, and a note asks for money",
            steps=("Unplug the network cable.", "Leave it switched on.", "Ring Heron Computers."),
            never=("Pay.", "Answer the note."),
        ),
        FirstHour(threat="Money sent to a wrong account", steps=("Ring the bank on 159.", "Ring Report Fraud.")),
    ),
    review_on=date(2027, 6, 8),
)
PAPERS = {"plan": PLAN, "report": REPORT, "strategy": STRATEGY, "incident": INCIDENT}
