"""An address as a square that a phone's camera reads (QR code)."""

import segno


def as_svg(address: str) -> str:
    """Return the code as inline SVG, dark on light whatever the page is."""
    return segno.make(address, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff")
