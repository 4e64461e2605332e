"""Bank details: IBANs by their check figures, and British sort codes with account numbers by shape.

Whether an account number fits its sort code needs Vocalink's modulus weight table, which is licensed and not carried.
"""

import re
from collections.abc import Iterator

# Letters of an IBAN by country (ISO 13616 registry): those that money from Britain most often goes to.
LENGTHS = {
    "AE": 23, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LU": 20,
    "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}", re.IGNORECASE)
_WORDS = r"(?:sort[ -]?code|account|acc(?:oun)?t?\.?|a/c|number|num|no\.?|is|was|and|with|the|code)"
_GAP = rf"(?:[\s,;:/.()-]|{_WORDS}){{0,12}}?"
_SORT = r"(?P<sort>\d{2}[- ]?\d{2}[- ]?\d{2})"
_NUMBER = r"(?P<account>\d{8}|\d{4} \d{4})"
_ACCOUNTS = (
    re.compile(rf"(?<![\d+]){_SORT}(?!\d){_GAP}(?<!\d){_NUMBER}(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<![\d+]){_NUMBER}(?!\d){_GAP}(?<!\d){_SORT}(?!\d)", re.IGNORECASE),
)
_SAYS_BANK = re.compile(
    r"\b(?:sort[ -]?code|account|acct?|a/c|bank|paid|pay|payment|transfer(?:red)?|money|sent)\b", re.IGNORECASE
)
_NEAR = 60  # letters before the figures in which a word says that they are an account's


def ibans(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each IBAN with its place, without spaces and in capitals. What follows it in the text is left out."""
    for hit in _IBAN.finditer(text):
        letters = re.sub(r"[ -]", "", hit[0]).upper()
        code = letters[: LENGTHS.get(letters[:2], 0)]
        if is_iban(code):
            yield hit, code


def is_iban(code: str) -> bool:
    """Whether the length is its country's and the remainder by 97 is 1 (ISO 7064)."""
    if len(code) != LENGTHS.get(code[:2]) or not code[2:4].isdigit():
        return False
    return int("".join(str(int(letter, 36)) for letter in code[4:] + code[:4])) % 97 == 1


def account_of(iban: str) -> str:
    """Return the sort code and account number inside a British IBAN, or ""."""
    figures = iban[8:]
    return _written(figures[:6], figures[6:]) if iban.startswith("GB") and figures.isdigit() else ""


def accounts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each sort code with an account number beside it, as "20-00-00 55779911", where words say it is one."""
    for pattern in _ACCOUNTS:
        for hit in pattern.finditer(text):
            said = text[max(0, hit.start() - _NEAR) : hit.end()]
            account = hit["account"].replace(" ", "")
            if _SAYS_BANK.search(said) and len(set(account)) > 1:
                yield hit, _written(re.sub(r"\D", "", hit["sort"]), account)


def _written(sort: str, account: str) -> str:
    return f"{sort[:2]}-{sort[2:4]}-{sort[4:]} {account}"
