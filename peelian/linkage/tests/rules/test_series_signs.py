"""What is taken from a narrative, validated, and how it is written for people and for machines."""

import hashlib
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peelian.linkage.rules.series.addresses import registered, telephone, web_of
from peelian.linkage.rules.series.banking import account_of, is_iban
from peelian.linkage.rules.series.defanging import defang, refang
from peelian.linkage.rules.series.extraction import MOST, Own, extract, own_of
from peelian.linkage.rules.series.keccak import keccak_256
from peelian.linkage.rules.series.kinds import Sign
from peelian.linkage.rules.series.wallets import BASE58, BECH32, is_base58check, is_bech32, is_ethereum
from peelian.linkage.rules.series.wording import PAIRS_ALIKE, bands, likeness

NOBODY = Own()
OLD = ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")
SEGWIT = (
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",  # BIP 173
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",  # BIP 350
)
ETHEREUM = (  # EIP-55
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
)
IBANS = ("GB82WEST12345698765432", "DE89370400440532013000", "NL91ABNA0417164300")
host = st.from_regex(r"[a-z][a-z0-9]{1,10}(-[a-z0-9]{1,6})?\.(example|com|co\.uk)", fullmatch=True)
path = st.from_regex(r"(/[a-z0-9]{1,8}){0,3}", fullmatch=True)
address = st.builds("{}{}{}".format, st.sampled_from(("http://", "https://", "")), host, path)


def signs(text: str, own: Own = NOBODY) -> set[tuple[str, str]]:
    return {(found.kind.value, found.value) for found in extract(text, own)}


def changed(text: str, at: int, letters: str, by: int) -> str:
    """The text with one letter, of `letters`, made another."""
    at %= len(text)
    place = letters.find(text[at])
    return (
        text
        if place < 0
        else f"{text[:at]}{letters[(place + 1 + by % (len(letters) - 1)) % len(letters)]}{text[at + 1 :]}"
    )


@given(address)
def test_what_is_defanged_is_the_same_again_when_refanged(url):
    assert refang(defang(url)) == url


@given(host)
def test_so_is_an_e_mail_address(name):
    assert refang(defang(f"pay@{name}")) == f"pay@{name}"


@given(address)
def test_nothing_defanged_can_be_opened_and_twice_is_once(url):
    shown = defang(url)
    assert "http" not in shown
    assert not any(f"{letter}." in shown for letter in string.ascii_lowercase)
    assert defang(shown) == shown


@pytest.mark.parametrize(
    "written",
    ["hxxps://evil[.]example/pay", "evil(dot)example", "evil [dot] example", "h**ps://evil.example", "evil[.]example",
     "HXXP://evil[.]example", "http[:]//evil.example", "https://www.evil.example", "https:// evil.example"],
)  # fmt: skip
def test_a_web_address_is_read_however_it_was_taken_apart(written):
    assert signs(f"I went to {written} and paid.") == {("web address", "evil.example")}


@pytest.mark.parametrize(
    "text",
    ["It ended.Then I rang.", "I paid 3.50 for it.", "See www.gov.uk/report", "It was on facebook.com/someone",
     "at http://192.168.1.1/x", "my polka dot dress", "e.g. this"],
)  # fmt: skip
def test_what_is_no_offenders_address_is_not_taken(text):
    assert not signs(text)


def test_a_name_below_a_site_that_everybody_builds_on_counts_and_the_site_does_not():
    assert web_of("mypay.weebly.com") == "mypay.weebly.com"
    assert web_of("weebly.com") == ""
    assert web_of("bit.ly", "/3xYz") == "bit.ly/3xYz"
    assert web_of("bit.ly") == ""
    assert registered("a.b.evil.co.uk") == "evil.co.uk"


@pytest.mark.parametrize(
    "written",
    ["07700 900456", "07700-900-456", "+44 7700 900456", "+44 (0)7700 900456", "0044 7700 900456", "(07700) 900456",
     "wa.me/447700900456"],
)  # fmt: skip
def test_a_telephone_number_is_one_number_however_it_is_written(written):
    assert signs(f"They rang from {written}.") == {("telephone number", "+447700900456")}


@pytest.mark.parametrize("text", ["on 12/10/2026", "NFRC26000001", "£1,150.00", "ring 101", "0000000000", "2026-10-12"])
def test_other_figures_are_no_telephone_number(text):
    assert not signs(text)


def test_the_victims_own_never_count():
    own = own_of(["+447700900456"], ["ann@firm.example"], ["Harbour Joinery Ltd", "Ann", "Pike"])
    told = 'Ring 07700 900456 or mail ann@firm.example, see firm.example. A call for "Harbour Joinery".'
    assert not signs(told, own)


@pytest.mark.parametrize("wallet", [*OLD, *SEGWIT, *ETHEREUM])
def test_a_real_wallet_is_taken(wallet):
    kept = wallet if wallet in OLD else wallet.lower()
    assert signs(f"I sent it to {wallet}.") == {("wallet", kept)}


@given(st.sampled_from(OLD), st.integers(0, 60), st.integers(0, 60))
def test_a_letter_changed_in_an_old_bitcoin_address_is_refused(wallet, at, by):
    other = changed(wallet, at, BASE58, by)
    assume(other != wallet)
    assert not is_base58check(other)


@given(st.sampled_from(SEGWIT), st.integers(3, 60), st.integers(0, 60))
def test_a_letter_changed_in_a_segwit_address_is_refused(wallet, at, by):
    other = wallet[:3] + changed(wallet[3:], at, BECH32, by)
    assume(other != wallet)
    assert not is_bech32(other)


@given(st.sampled_from(ETHEREUM), st.integers(2, 41))
def test_a_capital_changed_in_an_ethereum_address_is_refused(wallet, at):
    other = wallet[:at] + wallet[at].swapcase() + wallet[at + 1 :]
    assume(other != wallet)
    assert not is_ethereum(other)


@given(st.binary(max_size=300))
def test_the_rounds_of_keccak_are_those_of_sha3(text):
    assert keccak_256(text, padding=0x06) == hashlib.sha3_256(text).digest()


@pytest.mark.parametrize("iban", IBANS)
def test_an_iban_is_taken_with_and_without_spaces(iban):
    spaced = " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
    assert ("IBAN", iban) in signs(f"Pay {spaced} today")
    assert ("IBAN", iban) in signs(f"Pay {iban}.")


@given(st.sampled_from(IBANS), st.integers(4, 40), st.integers(0, 9))
def test_a_figure_changed_in_an_iban_is_refused(iban, at, by):
    other = iban[:4] + changed(iban[4:], at, string.digits, by)
    assume(other != iban)
    assert not is_iban(other)


@pytest.mark.parametrize(
    "written",
    ["sort code 20-00-00 account 55779911", "account number 55779911, sort code 200000",
     "I paid into 20-00-00 55779911",
     "sort code: 20 00 00 and account no. 5577 9911"],
)  # fmt: skip
def test_a_sort_code_and_account_are_one_sign_however_they_are_written(written):
    assert signs(written) == {("bank account", "20-00-00 55779911")}


def test_a_british_iban_holds_the_account_too():
    assert account_of("GB82WEST12345698765432") == "12-34-56 98765432"


@pytest.mark.parametrize(
    ("told", "name"),
    [("He said he was from Acme Parcels Ltd.", "acme parcels"), ('A firm called "Bright Roofs" rang.', "bright roofs"),
     ("The invoice came from Acme Parcels Limited", "acme parcels")],
)  # fmt: skip
def test_a_suppliers_name_is_taken_after_words_that_bring_it_in(told, name):
    assert signs(told) == {("supplier name", name)}


@pytest.mark.parametrize("told", ["a text from Uncle Bob", "from Royal Mail", "by John Smith", "from Amazon Security"])
def test_a_persons_or_a_well_known_name_is_not(told):
    assert not signs(told)


def test_a_quoted_message_is_kept_without_figures_and_without_the_victims_name():
    own = own_of([], [], ["Rosalind"])
    [found] = extract("It said “Hello Rosalind, pay the fee of £2.99 at once or lose your parcel”.", own)
    assert (found.kind, found.value) == (Sign.WORDING, "hello pay the fee of at once or lose your parcel")


def test_a_short_quotation_is_no_message():
    assert not signs("He said “ring me back” twice.")


@given(st.lists(st.sampled_from("pay the fee now or your parcel goes back to us today thank you".split()), min_size=14))
def test_a_message_with_its_last_word_gone_is_found_by_its_bands(words):
    one, other = " ".join(words), " ".join(words[:-1])
    assume(likeness(one, other) >= 0.9)
    assert set(bands(one)) & set(bands(other))


def test_messages_of_other_words_are_not_alike():
    one = "hi mum this is my new number please send me some money"
    assert likeness(one, "your parcel is held at the depot until you pay a small fee") < PAIRS_ALIKE


@given(st.text(max_size=400))
def test_any_text_at_all_is_read(text):
    assert len(extract(text, NOBODY)) <= MOST


def test_a_list_of_a_thousand_numbers_is_cut():
    assert len(extract(" ".join(f"077009{at:05}," for at in range(1000)), NOBODY)) == MOST


@given(st.text(string.digits + "+ ()-", max_size=24))
def test_a_telephone_number_is_in_e164_or_none(text):
    number = telephone(text)
    assert number == "" or (number[0] == "+" and number[1:].isdigit())
