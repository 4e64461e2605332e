"""Redrawing a picture, so that nothing is left of where and by whom it was taken."""

import io
import warnings

from PIL import Image, ImageOps, ImageSequence

from peelian.documents.rules.kinds import FileKind
from peelian.kernel.refused import Refused

MOVING = ("duration", "loop", "transparency", "background", "disposal")
SAVED = {"jpeg": {"quality": 92}, "webp": {"quality": 90}, "png": {}, "gif": {}}
TOO_LARGE = "It has more than {most} megapixels, more than any camera of a victim makes, so it has not been opened."
DAMAGED = "It is damaged and cannot be opened as a picture. Ask for it once more."


def without_metadata(content: bytes, kind: FileKind, *, pixels: int) -> bytes:
    """Return a picture drawn again, turned the right way up, with nothing but what is seen.

    `pixels`: the most in all frames together. Refused: a larger one, before it is unpacked, and a damaged one.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _redrawn(content, kind, pixels)
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise Refused(TOO_LARGE.format(most=pixels // 1_000_000)) from None
    except Exception as fault:  # whatever bytes nobody foresaw make of a decoder
        raise Refused(DAMAGED) from fault


def _redrawn(content: bytes, kind: FileKind, pixels: int) -> bytes:
    with Image.open(io.BytesIO(content), formats=[kind.code.upper()]) as picture:
        frames = getattr(picture, "n_frames", 1)
        if picture.width * picture.height * frames > pixels:
            raise Refused(TOO_LARGE.format(most=pixels // 1_000_000))
        drawn = [_bare(frame) for frame in ImageSequence.Iterator(picture)]
    out = io.BytesIO()
    moving = {"save_all": True, "append_images": drawn[1:]} if len(drawn) > 1 else {}
    write = drawn[0].save
    write(out, format=kind.code.upper(), **SAVED[kind.code], **moving)
    return out.getvalue()


def _bare(frame: Image.Image) -> Image.Image:
    """Return a copy of one frame that remembers how long it stands, and nothing else."""
    upright = ImageOps.exif_transpose(frame)
    bare = upright.copy()
    bare.info = {name: value for name, value in frame.info.items() if name in MOVING}
    return bare
