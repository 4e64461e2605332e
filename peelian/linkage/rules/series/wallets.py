"""Bitcoin and Ethereum addresses, taken only when their check figures are right."""

import re
from collections.abc import Iterator
from hashlib import sha256

from peelian.linkage.rules.series.keccak import keccak_256

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BECH32_CONSTANT, BECH32M_CONSTANT = 1, 0x2BC830A3  # BIP 173 and BIP 350
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)

_OLD = re.compile(r"(?<![A-Za-z0-9])[13][1-9A-HJ-NP-Za-km-z]{24,34}(?![A-Za-z0-9])")
_SEGWIT = re.compile(r"(?<![A-Za-z0-9])bc1[02-9ac-hj-np-z]{8,87}(?![A-Za-z0-9])", re.IGNORECASE)
_ETHEREUM = re.compile(r"(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])")


def wallets(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each address with its place; bech32 and Ethereum ones in small letters."""
    yield from ((hit, hit[0]) for hit in _OLD.finditer(text) if is_base58check(hit[0]))
    yield from ((hit, hit[0].lower()) for hit in _SEGWIT.finditer(text) if is_bech32(hit[0]))
    yield from ((hit, hit[0].lower()) for hit in _ETHEREUM.finditer(text) if is_ethereum(hit[0]))


def is_base58check(address: str) -> bool:
    """Whether it is a Bitcoin address of the old forms (1… and 3…): 21 bytes and the first four of their hash."""
    number = 0
    for letter in address:
        number = number * 58 + BASE58.index(letter)
    if number.bit_length() > 200:
        return False
    raw = number.to_bytes(25, "big")
    blanks = len(address) - len(address.lstrip("1"))
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    right = sha256(sha256(raw[:21]).digest()).digest()[:4] == raw[21:]
    return right and raw[0] in (0, 5) and blanks == zeros


def is_bech32(address: str) -> bool:
    """Whether it is a SegWit address (bc1…): one case, the polynomial of its version, a program of right length."""
    if address not in (address.lower(), address.upper()):
        return False
    values = [BECH32.find(letter) for letter in address.lower()[3:]]
    if -1 in values or len(values) < 8:
        return False
    version, bits = values[0], 5 * (len(values) - 7)
    length, spare = divmod(bits, 8)
    sizes = (20, 32) if version == 0 else range(2, 41)
    constant = BECH32_CONSTANT if version == 0 else BECH32M_CONSTANT
    blank = spare <= 4 and not values[-7] & ((1 << spare) - 1)
    return version <= 16 and length in sizes and blank and _polynomial([3, 3, 0, 2, 3, *values]) == constant


def is_ethereum(address: str) -> bool:
    """Whether it is an Ethereum address: all of one case, or with capitals as EIP-55 sets them."""
    figures = address[2:]
    if figures in (figures.lower(), figures.upper()):
        return True
    digest = keccak_256(figures.lower().encode()).hex()
    return all(
        not letter.isalpha() or letter.isupper() == (int(nibble, 16) >= 8)
        for letter, nibble in zip(figures, digest, strict=False)
    )


def _polynomial(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at in range(5):
            check ^= GENERATOR[at] if (top >> at) & 1 else 0
    return check
