# SPDX-License-Identifier: MIT
"""What every program that signs or changes a PDF by an update writes: new and changed objects behind the bytes that are there, a table of where they
stand, and a trailer that points back. pikepdf reads the file and holds what is changed; the bytes of the update are put together here."""
import io
import re
import zlib

import pikepdf

TABLE, STREAM, PACKED = "table", "stream", "packed"  # how the objects are listed; PACKED: they stand in an object stream as well


class Update:
    def __init__(self, data, form=STREAM):
        self.data, self.form = data, form
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.touched, self.raw, self.freed = {}, {}, set()
        self.trailer = {}
        self.previous = int(re.findall(rb"startxref\s+(\d+)", data)[-1])

    def touch(self, thing):
        """Says that an object that the file has is written anew."""
        thing = thing.obj if isinstance(thing, pikepdf.Page) else thing
        if not thing.is_indirect:
            raise ValueError("only what has a number can be written anew")
        self.touched[thing.objgen] = thing
        return thing

    def add(self, thing):
        return self.touch(self.pdf.make_indirect(thing))

    def stream(self, content, **entries):
        return self.add(pikepdf.Stream(self.pdf, content, **entries))

    def free(self, thing):
        self.freed.add(thing.objgen)

    def _body(self, key):
        if key in self.raw:
            return self.raw[key]
        thing = self.touched[key]
        if not isinstance(thing, pikepdf.Stream):
            return thing.unparse(resolved=True)
        content = thing.read_raw_bytes()
        entries = pikepdf.Dictionary(thing.stream_dict)
        entries.Length = len(content)
        return entries.unparse(resolved=True) + b"\nstream\n" + content + b"\nendstream"

    def _size(self):
        return max([int(self.pdf.trailer.get("/Size", 1)) - 1, *(number for number, _ in self.touched)]) + 1

    def finish(self):
        """The whole file: what was there, byte for byte, and the update."""
        out = bytearray(self.data)
        if out[-1:] not in b"\r\n":
            out += b"\n"
        places, size = {}, self._size()
        alone = [k for k, v in self.touched.items() if self.form != PACKED or k in self.raw or isinstance(v, pikepdf.Stream) or k[1]]
        packed = [k for k in self.touched if k not in alone]
        for key in alone:
            places[key[0]] = (1, len(out), key[1])
            out += b"%d %d obj\n" % key + self._body(key) + b"\nendobj\n"
        if packed:
            bodies = [self._body(k) for k in packed]
            head, at = b"", 0
            for key, body in zip(packed, bodies):
                head += b"%d %d " % (key[0], at)
                at += len(body) + 1
            content = zlib.compress(head + b"\n".join(bodies))
            places[size] = (1, len(out), 0)
            out += b"%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>\nstream\n" % (size, len(packed), len(head), len(content))
            out += content + b"\nendstream\nendobj\n"
            for i, key in enumerate(packed):
                places[key[0]] = (2, size, i)
            size += 1
        for number, generation in self.freed:
            places[number] = (0, 0, generation + 1)
        return bytes(self._table(out, places, size) if self.form == TABLE else self._table_stream(out, places, size))

    def _entries(self, size):
        old = self.pdf.trailer
        entries = {"/Size": size, "/Prev": self.previous, "/Root": b"%d %d R" % old.Root.objgen}
        if "/Info" in old:
            entries["/Info"] = b"%d %d R" % old.Info.objgen if old.Info.is_indirect else old.Info.unparse()
        if "/ID" in old:
            entries["/ID"] = old.ID.unparse()
        entries.update(self.trailer)
        return b"".join(b"%s %s " % (k.encode(), v if isinstance(v, bytes) else b"%d" % v) for k, v in entries.items() if v is not None)

    def _table(self, out, places, size):
        start = len(out)
        out += b"xref\n" if places else b"xref\n0 0\n"
        for first, last in runs(sorted(places)):
            out += b"%d %d\n" % (first, last - first + 1)
            for number in range(first, last + 1):
                kind, at, generation = places[number]
                out += b"%010d %05d %s \n" % (at, generation, b"n" if kind else b"f")
        out += b"trailer\n<< " + self._entries(size) + b">>\nstartxref\n%d\n%%%%EOF\n" % start
        return out

    def _table_stream(self, out, places, size):
        start = len(out)
        places[size] = (1, start, 0)
        index = runs(sorted(places))
        content = zlib.compress(b"".join(bytes([kind]) + at.to_bytes(5, "big") + generation.to_bytes(2, "big")
                                         for kind, at, generation in (places[n] for first, last in index for n in range(first, last + 1))))
        out += b"%d 0 obj\n<< /Type /XRef /W [1 5 2] /Index [%s] /Filter /FlateDecode /Length %d " % (
            size, b" ".join(b"%d %d" % (a, b - a + 1) for a, b in index), len(content))
        out += self._entries(size + 1) + b">>\nstream\n" + content + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
        return out


def runs(numbers):
    """[1, 2, 3, 7] -> [(1, 3), (7, 7)]."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def rewritten(data, change=None, **how):
    """The file written anew as a whole, with other numbers of objects, after CHANGE of the open one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change:
            change(pdf)
        out = io.BytesIO()
        how.setdefault("object_stream_mode", pikepdf.ObjectStreamMode.generate)
        pdf.save(out, static_id=True, **how)
        return out.getvalue()
