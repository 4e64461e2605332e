"""Pictures are drawn again, so that nothing of where they were taken is left."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from peelian.documents.gateways.file_rules import file_rules
from peelian.documents.gateways.pictures import without_metadata
from peelian.documents.tests.samples import picture, refusal_of
from peelian.kernel.refused import Refused

RULES = file_rules()
WHERE = "Weir Cottages"


def redrawn(content: bytes, code: str) -> bytes:
    return without_metadata(content, RULES.kind(code), pixels=RULES.pixels)


def told() -> Image.Exif:
    """What a telephone writes: which way up, and where."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = WHERE
    return exif


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("JPEG", {"exif": told(), "comment": WHERE.encode()}),
        ("PNG", {"exif": told()}),
        ("WEBP", {"exif": told(), "xmp": WHERE.encode()}),
        ("GIF", {"comment": WHERE.encode()}),
    ],
)
def test_nothing_is_left_of_where_it_was_taken(form, said):
    content = picture(form, **said)
    assert WHERE.encode() in content
    assert WHERE.encode() not in redrawn(content, form.lower())


def test_a_picture_is_turned_the_right_way_up():
    with Image.open(io.BytesIO(redrawn(picture("JPEG", exif=told()), "jpeg"))) as shown:
        assert shown.size == (20, 40)


def test_a_moving_picture_still_moves():
    frames = [Image.new("RGB", (30, 30), colour).quantize() for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    with Image.open(io.BytesIO(redrawn(out.getvalue(), "gif"))) as shown:
        assert shown.n_frames == 3


def test_a_picture_that_unpacks_to_gigabytes_is_refused_before_it_does():
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    bomb = b"\x89PNG\r\n\x1a\n" + body
    with pytest.raises(Refused, match="more than 60 megapixels"):
        redrawn(bomb, "png")


def test_many_frames_count_together():
    frames = [Image.new("RGB", (30, 30), (n * 30, 0, 0)).quantize() for n in range(8)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused, match="megapixels"):
        without_metadata(out.getvalue(), RULES.kind("gif"), pixels=8 * 900 - 1)
    assert without_metadata(out.getvalue(), RULES.kind("gif"), pixels=8 * 900)


@given(st.binary(max_size=300), st.integers(0, 120), st.sampled_from(["png", "jpeg", "gif", "webp"]))
def test_any_bytes_are_a_picture_or_a_refusal(noise, at, code):
    whole = picture(code.upper())
    for content in (whole[:at] + noise, whole[:at] + noise + whole[at + len(noise) :]):
        assert refusal_of(lambda content=content: redrawn(content, code)) != "no words"
