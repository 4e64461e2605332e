"""A firm's logo made fit for its papers: drawn again, small, and nothing left of the file that came."""

import base64
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from peelian.kernel.refused import Refused

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
MOST_PIXELS = 25_000_000
BOX = (900, 300)  # pixels that a logo is made to fit in
HIGH_MM, WIDE_MM = 12.0, 60.0
TOO_HEAVY = "The logo is larger than 5 MB. Save a smaller copy of it as a PNG or a JPEG."
TOO_LARGE = "The logo has more than 25 megapixels. Save a smaller copy of it as a PNG or a JPEG."
NOT_A_PICTURE = "We cannot read the logo as a picture. Save it again as a PNG or a JPEG."


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A logo as it is put on paper. `content`: a PNG or JPEG of at most 900 by 300 pixels; sizes in millimetres."""

    content: bytes
    media: str
    wide: float
    high: float

    @property
    def svg(self) -> str:
        """The logo inside an SVG, which typst takes as text."""
        data = base64.b64encode(self.content).decode()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.wide}mm" height="{self.high}mm">'
            f'<image width="100%" height="100%" href="data:{self.media};base64,{data}"/></svg>'
        )


def logo(content: bytes) -> Logo:
    """Return a PNG or JPEG made small. Refused: what is neither, is damaged, over 5 MB or over 25 megapixels."""
    if len(content) > LARGEST:
        raise Refused(TOO_HEAVY)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _small(content)
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise Refused(TOO_LARGE) from None
    except Exception as fault:  # whatever bytes nobody foresaw make of a decoder
        raise Refused(NOT_A_PICTURE) from fault


def _small(content: bytes) -> Logo:
    with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(TOO_LARGE)
        kind = "JPEG" if picture.format == "JPEG" else "PNG"
        upright = ImageOps.exif_transpose(picture)
        drawn = upright.convert("RGB" if kind == "JPEG" else "RGBA")
    drawn.thumbnail(BOX)
    drawn.info = {}
    out = io.BytesIO()
    write = drawn.save
    write(out, format=kind, **({"quality": 90} if kind == "JPEG" else {}))
    scale = min(HIGH_MM / drawn.height, WIDE_MM / drawn.width)
    return Logo(
        content=out.getvalue(),
        media=f"image/{kind.lower()}",
        wide=round(drawn.width * scale, 2),
        high=round(drawn.height * scale, 2),
    )
