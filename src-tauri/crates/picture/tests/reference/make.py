"""Writes phash.json: hashes of pictures made by a formula, as `imagehash.phash` gives them.

pip install "pillow==11.3.0" imagehash     (Pillow 13 shrinks tall pictures along the columns first: a few bits differ)
python make.py > phash.json
"""

import json

import imagehash
import numpy
import PIL
from PIL import Image


def pixel(kind, x, y, width, height):
    """Red, green and blue of a pixel; `tests/picture/drawn.rs` has the same formulas."""
    if kind == "hills":
        return (
            (x * x * 7 // width + y * 3) % 256,
            (x * y * 5 // height + 40) % 256,
            (y * y * 11 // height + x * 2) % 256,
        )
    if kind == "slope":
        return (x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height))
    if kind == "rings":
        a, b = x - width // 3, y - height // 2
        ring = (a * a + b * b) * 64 // (width * height)
        return ((ring * 37) % 256, (ring * 91 + 50) % 256, 255 - (ring * 13) % 256)
    if kind == "blocks":
        block = (x * 7 // width) * 31 + (y * 5 // height) * 17
        return ((block * 53) % 256, (block * 29) % 256, (block * 97) % 256)
    raise ValueError(kind)


SIZES = [(32, 32), (64, 48), (48, 200), (333, 127), (320, 240), (9, 5), (1, 1), (1200, 3)]

found = []
for kind in ["hills", "slope", "rings", "blocks"]:
    for width, height in SIZES:
        picture = Image.new("RGB", (width, height))
        picture.putdata([pixel(kind, x, y, width, height) for y in range(height) for x in range(width)])
        found.append({"kind": kind, "width": width, "height": height, "phash": str(imagehash.phash(picture))})

print(
    json.dumps(
        {
            "made_with": {"imagehash": imagehash.__version__, "pillow": PIL.__version__, "numpy": numpy.__version__},
            "pictures": found,
        },
        indent=1,
    )
)
