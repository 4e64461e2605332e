"""A firm's own words, written a line each with semicolons between the parts, and what each line says."""

from peelian.documents.rules.firm_papers import Call, Protected, Responsible, Signer
from peelian.documents.rules.register import tidy

BETWEEN = ";"


def lines_of(text: str) -> tuple[str, ...]:
    """Return each line that says anything."""
    return tuple(said for said in map(tidy, text.splitlines()) if said)


def protected(text: str) -> tuple[Protected, ...]:
    """Return what a firm protects: “The drawings; without them nothing is cut; Dawn”."""
    return tuple(
        Protected(what=what, why=why, looked_after_by=who)
        for what, why, who in (_parts(each) for each in lines_of(text))
    )


def responsible(text: str) -> tuple[Responsible, ...]:
    """Return who is responsible for what: “Dawn Treharne; owner; decides, and signs this”."""
    return tuple(
        Responsible(name=name, role=role, duty=duty) for name, role, duty in (_parts(each) for each in lines_of(text))
    )


def calls(text: str) -> tuple[Call, ...]:
    """Return whom to ring: “Heron Computers, our IT; 01632 960144; first, for anything odd”."""
    return tuple(
        Call(whom=whom, number=number, when=when) for whom, number, when in (_parts(each) for each in lines_of(text))
    )


def signers(text: str) -> tuple[Signer, ...]:
    """Return who signs: “Dawn Treharne; owner”."""
    return tuple(Signer(name=name, role=role) for name, role, _ in (_parts(each) for each in lines_of(text)))


def written(*parts: str) -> str:
    """Return a line of some parts, the last empty ones left out."""
    kept = [tidy(part).replace(BETWEEN, ",") for part in parts]
    while kept and not kept[-1]:
        kept.pop()
    return f"{BETWEEN} ".join(kept)


def _parts(line: str) -> tuple[str, str, str]:
    """Return a line's three parts, "" for one that is not there; further semicolons belong to the third."""
    first, _, rest = line.partition(BETWEEN)
    second, _, third = rest.partition(BETWEEN)
    return first.strip(), second.strip(), third.strip()
