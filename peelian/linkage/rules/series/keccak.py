"""Keccak-256 as Ethereum uses it: the hash before NIST changed its padding (FIPS 202, section 3.2 for the rounds).

`hashlib` has only the later one; an address of 40 letters needs one block.
"""

_RATE = 136
_MASK = (1 << 64) - 1


def keccak_256(text: bytes, *, padding: int = 0x01) -> bytes:
    """Return 32 bytes. `padding` 0x06 gives SHA3-256, by which the tests check the rounds."""
    padded = bytearray(text) + bytearray(_RATE - len(text) % _RATE)
    padded[len(text)] ^= padding
    padded[-1] ^= 0x80
    lanes = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), _RATE):
        for at in range(_RATE // 8):
            lanes[at % 5][at // 5] ^= int.from_bytes(padded[start + at * 8 : start + at * 8 + 8], "little")
        lanes = _rounds(lanes)
    return b"".join(lanes[at][0].to_bytes(8, "little") for at in range(4))


def _rounds(a: list[list[int]]) -> list[list[int]]:
    shift = 1
    for _ in range(24):
        a = _chi(_rho_pi(_theta(a)))
        for bit in range(7):
            shift = ((shift << 1) ^ ((shift >> 7) * 0x71)) % 256
            if shift & 2:
                a[0][0] ^= 1 << ((1 << bit) - 1)
    return a


def _theta(a: list[list[int]]) -> list[list[int]]:
    column = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
    mixed = [column[(x + 4) % 5] ^ _turned(column[(x + 1) % 5], 1) for x in range(5)]
    return [[a[x][y] ^ mixed[x] for y in range(5)] for x in range(5)]


def _rho_pi(a: list[list[int]]) -> list[list[int]]:
    x, y = 1, 0
    held = a[x][y]
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        held, a[x][y] = a[x][y], _turned(held, (step + 1) * (step + 2) // 2)
    return a


def _chi(a: list[list[int]]) -> list[list[int]]:
    return [[a[x][y] ^ (~a[(x + 1) % 5][y] & a[(x + 2) % 5][y] & _MASK) for y in range(5)] for x in range(5)]


def _turned(lane: int, by: int) -> int:
    by %= 64
    return ((lane << by) | (lane >> (64 - by))) & _MASK if by else lane
