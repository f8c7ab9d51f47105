# SPDX-License-Identifier: MIT
"""The logo of the sample clinic: a sun above a horizon, drawn here and belonging to nobody. Also as a program: logo.py FILE."""
import math
import struct
import sys
import zlib
from functools import cache

WIDTH, HEIGHT, FINE, SHADES = 240, 140, 4, 15
SUN, PAPER = (0xC8, 0x5A, 0x11), (0xFF, 0xFF, 0xFF)


def is_ink(x, y):
    """In the picture's own points, y upwards from the horizon."""
    x, y = x - WIDTH / 2, HEIGHT - 22 - y
    distance, turn = math.hypot(x, y), math.degrees(math.atan2(y, x)) % 30
    if -14 <= y <= -6:
        return abs(x) <= 112
    return y >= 0 and (distance <= 52 or (66 <= distance <= 100 and abs(turn - 15) * distance < 190))


def shade(x, y):
    inked = sum(is_ink(x + (i + .5) / FINE, y + (k + .5) / FINE) for i in range(FINE) for k in range(FINE))
    return round(inked * SHADES / FINE ** 2)


@cache
def pixels():
    """Rows of the image data, each behind its filter byte (PNG 9.2): indexes of 4 bits."""
    rows = []
    for y in range(HEIGHT):
        line = [shade(x, y) for x in range(WIDTH)]
        rows.append(b"\0" + bytes(a << 4 | b for a, b in zip(line[::2], line[1::2])))
    return b"".join(rows)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pack(data, width=WIDTH, height=HEIGHT):
    palette = b"".join(bytes(round(p + (s - p) * i / SHADES) for s, p in zip(SUN, PAPER)) for i in range(SHADES + 1))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)) + chunk(b"PLTE", palette) +
            chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b""))


def unpack(png):
    """The image data of a file that pack made."""
    at = png.index(b"IDAT")
    return zlib.decompress(png[at + 4:at + 4 + struct.unpack(">I", png[at - 4:at])[0]])


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as out:
        out.write(pack(pixels()))
