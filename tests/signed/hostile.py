# SPDX-License-Identifier: MIT
"""Ways of files that are no PDF, damaged, locked, or made to hurt who reads them; and of other papers than what was asked about. `verify` must end with one
of its words for each of them, and with no good one."""
import io
import random
import zipfile
import zlib

import pikepdf

import attacks
import signing
from honest import by_both
from truth import way
from update import STREAM, TABLE, Update

WHOLE = {"damaged", "encrypted", "no-pdf", "not-pdf", "unreadable", "empty", "pages", "words", "picture", "catalog"}


def broken(name, states, make, **more):
    @way(name, states, seen=None, read=None, kinds=None, **more)
    def put(c, data):
        c.measured = False
        c.places.clear()
        c.prefix = None
        return make(c, data)
    return put


def zipped(c, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("annex.pdf", data)
    return out.getvalue()


def locked(c, data, **more):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(**more), static_id=True)
    c.signatures.clear()
    return out.getvalue()


def scrambled(c, data):
    out, chance = bytearray(data), random.Random(7)
    for _ in range(len(out) // 50):
        out[chance.randrange(20, len(out))] = chance.randrange(256)
    return bytes(out)


broken("an empty file", "unreadable", lambda c, data: b"")
broken("a text", "unreadable", lambda c, data: "別紙です。\n".encode() * 50)
broken("a text that begins like a PDF", "unreadable", lambda c, data: b"%PDF-1.7\nnothing more\n")
broken("a ZIP with the PDF in it", "unreadable", zipped)
broken("cut in the middle", "unreadable|changed", lambda c, data: data[:len(data) // 2])
broken("cut by a few bytes", "unreadable|changed|updated|stamped", lambda c, data: data[:-20])
broken("signed, and cut in the signature's update", "unreadable|changed|updated|stamped|signed", lambda c, data: by_both(c, data)[:-400])
broken("bytes changed here and there", "unreadable|changed", scrambled)
broken("locked with a password", "unreadable", lambda c, data: locked(c, data, owner="a", user="b"))
broken("locked against changes only", "unreadable|updated|stamped", lambda c, data: locked(c, data, owner="a", user=""))
broken("locked with the old cipher", "unreadable|updated|stamped", lambda c, data: locked(c, data, owner="a", user="", R=3, aes=False, metadata=False))


def garbage(name, states, make, **more):
    @way(name, states, seen=None, read=None, kinds=None, **more)
    def put(c, data):
        c.measured = False
        return make(c, data)
    return put


garbage("a line's end more", "updated|same|signed", lambda c, data: data + b"\n")
garbage("garbage behind the end", "updated|stamped|changed|unreadable", lambda c, data: data + b"\0garbage " * 400)
garbage("signed, with garbage behind the end", "signed|updated|stamped|changed|unreadable", lambda c, data: by_both(c, data) + b"garbage\n" * 400)


@way("garbage before the beginning", "updated|stamped|changed|unreadable", seen=None, read=None)
def garbage_before(c, data):
    c.measured, c.prefix = False, False
    return b"garbage\n" * 20 + data


# Made to hurt
def hurting(name, states="changed|unreadable|stamped", **more):
    def put(make):
        @way(name, states, seen=None, read=None, kinds=None, **more)
        def made(c, data):
            c.measured, c.prefix = False, None
            c.places.clear()
            return make(c, data)
        return made
    return put


def spaces(millions):
    """So many blocks of 2^20 spaces, packed: the same packed block again and again."""
    block, packer, check = b" " * (1 << 20), zlib.compressobj(9), 1
    head = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(millions):
        check = zlib.adler32(block, check)
    return head + again * (millions - 1) + packer.flush()[:-4] + check.to_bytes(4, "big")


@hurting("a content of a gigabyte", "changed|unreadable|stamped|updated", needs=lambda p: p.n < 20)
def bomb(c, data):
    u = Update(data)
    held = u.stream(b"")
    held.write(spaces(1024), filter=pikepdf.Name.FlateDecode)
    page = u.touch(u.pdf.pages[0].obj)
    page.Contents = pikepdf.Array([*(page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]), held])
    return u.finish()


@hurting("a page as large as a country")
def huge(c, data):
    u = Update(data)
    u.touch(u.pdf.pages[0].obj).MediaBox = pikepdf.Array([0, 0, 5000000, 5000000])
    return u.finish()


@hurting("a form that draws itself", "changed|unreadable|stamped|updated")
def recursion(c, data):
    u = Update(data)
    form = u.stream(b"/Me Do /Me Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
    page = u.touch(u.pdf.pages[0].obj)
    resources = pikepdf.Dictionary(page.Resources)
    resources.XObject = pikepdf.Dictionary(Me=form)
    page.Resources = resources
    page.Contents = pikepdf.Array([*(page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]), u.stream(b"/Me Do")])
    return u.finish()


@hurting("forms that draw ten forms that draw ten forms …", "changed|unreadable|stamped|updated")
def avalanche(c, data):
    u = Update(data)
    form = u.stream(b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842])
    for _ in range(9):
        form = u.stream(b"/F Do " * 10, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842], Resources=pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(F=form)))
    page = u.touch(u.pdf.pages[0].obj)
    resources = pikepdf.Dictionary(page.Resources)
    resources.XObject = pikepdf.Dictionary(F=form)
    page.Resources = resources
    page.Contents = pikepdf.Array([*(page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]), u.stream(b"/F Do")])
    return u.finish()


@hurting("a tree of pages that holds itself")
def loop(c, data):
    u = Update(data)
    tree = u.touch(u.pdf.Root.Pages)
    tree.Kids.append(tree)
    return u.finish()


@hurting("pages by the hundred thousand")
def many_pages(c, data):
    u = Update(data)
    tree = u.touch(u.pdf.Root.Pages)
    first = u.pdf.pages[0].obj
    tree.Kids = pikepdf.Array([first] * 100000)
    tree.Count = 100000
    return u.finish()


@hurting("a table that points back to itself", "unreadable|changed|updated|stamped")
def circle(c, data):
    u = Update(data, TABLE)
    info = u.touch(u.pdf.trailer.Info)
    info.Title = pikepdf.String("a")
    made = u.finish()
    u.trailer["/Prev"] = int(made[made.rindex(b"startxref") + 9:].split()[0])
    return u.finish()


@hurting("arrays within arrays, ten thousand deep", "unreadable|changed|updated|stamped")
def deep(c, data):
    u = Update(data, TABLE)
    held = u.add(pikepdf.Dictionary())
    u.raw[held.objgen] = b"[" * 10000 + b"]" * 10000
    u.touch(u.pdf.Root).Deep = held
    return u.finish()


@hurting("a table of two thousand million objects", "unreadable|changed|updated|stamped")
def large_table(c, data):
    u = Update(data, TABLE)
    u.trailer["/Size"] = 2000000000
    u.touch(u.pdf.trailer.Info)
    return u.finish()


@hurting("a byte range of nonsense", "signed|updated|changed|stamped|unreadable")
def nonsense(c, data):
    c.whole = None
    out = by_both(c, data)
    at = out.rindex(b"/ByteRange [0 ")
    end = out.index(b"]", at)
    return out[:at] + b"/ByteRange [-5 99999999999 7".ljust(end - at) + out[end:]


# Other papers than the latest edition's
def more_of(c, index):
    """Another issued file, as it is or signed; which one `verify` must say."""
    document, edition, data = c.paper.issued[index]
    c.document, c.edition = document, edition
    return data


def signed_other(c, index):
    document, edition, data = c.paper.issued[index]
    c.document, c.edition = document, edition
    return signing.sign(data, c.keys, form=STREAM)


def attacked_other(c, index):
    document, edition, data = c.paper.issued[index]
    c.document, c.edition = document, edition
    u = Update(data)
    attacks.covering(u, c, 1, (100, 150, 300, 200))
    return u.finish()


def others(name, states, make, index):
    @way(name, states, seen=None, read=None, kinds=None, needs=lambda p: len(p.issued) > index)
    def put(c, data):
        c.measured, c.prefix = False, None
        c.places.clear()
        c.signatures.clear()
        return make(c, index)
    return put


others("the other edition", "same", more_of, 0)
others("the other edition, signed", "signed", signed_other, 0)
others("the other edition with a cover", "changed", attacked_other, 0)
others("another document of the edition", "same", more_of, 1)
others("another document of the edition, signed", "signed", signed_other, 1)
