# SPDX-License-Identifier: MIT
"""Pictures without a library: reads PPM and our own PNG, writes small PNG, and compares two pictures block by block.

The tolerance. Two pictures are averaged over squares of 4 x 4 pixels (1.7 mm at 60 dpi) and of 16 x 16 (6.8 mm), each colour by itself. They
differ when more than FINE[2] of the small squares differ by more than FINE[1] of 255, or more than COARSE[2] of the large ones by more than
COARSE[1]. Anti-aliasing that is a seventh darker or lighter and the few grey levels of a stored picture stay below both; a text of
a few letters, a rule, or a column that moved by a millimetre do not (the suite shows it). What differs in position, as another program's
letters do, is meant to be seen: pictures are of the poppler of Debian 12."""
import struct
import sys
import zlib
from array import array
from collections import Counter

FINE, COARSE = (4, 20, 0.001), (16, 10, 0.002)  # pixels, levels, share of the squares
STEP, FLAT = 36.5, 0.0005  # grey levels of a stored picture; a surface's colour is one that stands alone on a larger share of it


class Picture:
    """`pixels`: three bytes each, row by row."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, bytes(pixels)

    def plane(self, colour):
        """Rows of one colour's levels."""
        line = self.width * 3
        return [self.pixels[y * line + colour:(y + 1) * line:3] for y in range(self.height)]

    def crop(self, left, top, right, bottom):
        line = self.width * 3
        rows = [self.pixels[y * line + left * 3:y * line + right * 3] for y in range(top, bottom)]
        return Picture(right - left, bottom - top, b"".join(rows))

    def paste(self, other, left, top):
        """A copy with the other picture laid over it."""
        pixels, line, width = bytearray(self.pixels), self.width * 3, other.width * 3
        for y in range(other.height):
            at = (top + y) * line + left * 3
            pixels[at:at + width] = other.pixels[y * width:(y + 1) * width]
        return Picture(self.width, self.height, pixels)


def plain(width, height, colour=b"\xff\xff\xff"):
    return Picture(width, height, colour * (width * height))


def read_ppm(data):
    """As pdftoppm writes it: no comment, 255 levels."""
    kind, size, levels, pixels = data.split(b"\n", 3)
    if kind != b"P6" or levels != b"255":
        raise ValueError("not a PPM of 255 levels")
    return Picture(*map(int, size.split()), pixels)


def chunks(data):
    at = 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        yield name, data[at + 8:at + 8 + length]
        at += length + 12


def read_png(data):
    """Only what write_png writes: a palette of 8 bits, no filter."""
    parts = dict(chunks(data))
    width, height, bits, kind = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    if (bits, kind) != (8, 3):
        raise ValueError("not one of our pictures")
    raw, colours = zlib.decompress(parts[b"IDAT"]), [parts[b"PLTE"][i:i + 3] for i in range(0, len(parts[b"PLTE"]), 3)]
    codes = b"".join(raw[y * (width + 1) + 1:(y + 1) * (width + 1)] for y in range(height))
    return Picture(width, height, b"".join(map(colours.__getitem__, codes)))


def write_png(picture):
    """The same picture gives the same bytes; it must have 256 colours at most, see few_colours."""
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    colours = [picture.pixels[i:i + 3] for i in range(0, len(picture.pixels), 3)]
    palette = sorted(set(colours))
    index = {colour: i for i, colour in enumerate(palette)}
    codes, width = bytes(index[c] for c in colours), picture.width
    raw = b"".join(b"\0" + codes[y * width:(y + 1) * width] for y in range(picture.height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, picture.height, 8, 3, 0, 0, 0)) +
            chunk(b"PLTE", b"".join(palette)) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def mapped(picture, change):
    """A copy with each colour changed that is not a surface's: often as its neighbours at the left and above are."""
    colours = [picture.pixels[i:i + 3] for i in range(0, len(picture.pixels), 3)]
    within = Counter(c for c, left, above in zip(colours[picture.width:], colours[picture.width - 1:], colours) if c == left == above)
    other = {c: c if within[c] > len(colours) * FLAT else bytes(min(255, round(change(v))) for v in c) for c in set(colours)}
    return Picture(picture.width, picture.height, b"".join(map(other.__getitem__, colours)))


def few_colours(picture, step=STEP):
    """The same with grey levels rounded and the colours of its surfaces as they are: a fourth of the bytes."""
    return mapped(picture, lambda v: round(v / step) * step)


def widened(line):
    """One number of 16 bits for each byte: such numbers are added to each other at once, as long as each sum has 16 bits."""
    wide = bytearray(2 * len(line))
    wide[sys.byteorder == "big"::2] = line
    return int.from_bytes(wide, sys.byteorder)


def narrowed(number, count):
    return array("H", number.to_bytes(2 * count, sys.byteorder))


def squares(picture, size):
    """Sums over squares of at most 16 pixels, three lists of rows; what is left at the right and at the bottom belongs to no square."""
    right, bottom, line = picture.width - picture.width % size, picture.height - picture.height % size, picture.width * 3
    result = [], [], []
    for top in range(0, bottom, size):
        down = narrowed(sum(widened(picture.pixels[y * line:(y + 1) * line]) for y in range(top, top + size)), line)
        for colour, rows in enumerate(result):
            columns = (down[colour + 3 * i:right * 3:3 * size].tobytes() for i in range(size))
            rows.append(narrowed(sum(int.from_bytes(c, sys.byteorder) for c in columns), right // size))
    return result


def differing(a, b, size, levels):
    """The squares (column, row) that differ by more than `levels`, and how many there are in all."""
    limit, places = levels * size * size, []
    planes = list(zip(squares(a, size), squares(b, size)))
    for y in range(a.height // size):
        rows = [[abs(p - q) > limit for p, q in zip(mine[y], theirs[y])] for mine, theirs in planes]
        places += [(x, y) for x, found in enumerate(zip(*rows)) if any(found)]
    return places, (a.width // size) * (a.height // size)


def difference(got, wanted):
    """What differs beyond the tolerance: a list of lines, empty when nothing does; and the squares (left, top, size) that differ."""
    if (got.width, got.height) != (wanted.width, wanted.height):
        return [f"{got.width} x {got.height} pixels, accepted are {wanted.width} x {wanted.height}"], []
    said, marked = [], []
    for size, levels, share in (FINE, COARSE):
        places, total = differing(got, wanted, size, levels)
        marked += [(x * size, y * size, size) for x, y in places]
        if len(places) > total * share:
            said.append(f"{len(places)} of {total} squares of {size} pixels differ by more than {levels}/255, at most {total * share:.0f} may")
    return said, marked


def show_difference(got, marked):
    """The page grown pale, the squares that differ framed in red."""
    picture = Picture(got.width, got.height, bytes(v // 2 + 127 for v in got.pixels))
    for left, top, size in marked:
        frame = plain(size, size, b"\xe0\x20\x20")
        picture = picture.paste(frame if size <= 4 else frame.crop(0, 0, size, 1), left, top)
    return picture


def halved(picture):
    """Half as wide and high: each pixel is the mean of four."""
    planes = [[v // 4 for row in plane for v in row] for plane in squares(picture, 2)]
    return Picture(picture.width // 2, picture.height // 2, bytes(v for pixel in zip(*planes) for v in pixel))


def sheet(pictures, width, gap, ground=b"\x8a\x8f\x98"):
    """A contact sheet: the pictures in their order, as many in a row as fit."""
    rows, x = [[]], gap
    for picture in pictures:
        if x + picture.width + gap > width:
            rows.append([])
            x = gap
        rows[-1].append((picture, x))
        x += picture.width + gap
    height = gap + sum(max(p.height for p, _ in row) + gap for row in rows)
    result, y = plain(width, height, ground), gap
    for row in rows:
        for picture, x in row:
            result = result.paste(picture, x, y)
        y += max(p.height for p, _ in row) + gap
    return result
