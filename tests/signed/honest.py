# SPDX-License-Identifier: MIT
"""Ways of files that are what was issued: signed, stamped by services, saved anew or printed again. None of them changes a word of the contract."""
import io
import subprocess
import tempfile
from pathlib import Path

import pikepdf

import signing
from truth import way
from update import PACKED, STREAM, TABLE, Update, rewritten

BOTH = ("見本 太郎", "雛形 花子")


def put_signature(c, data, i=0, seen=True, **more):
    """A signature of the i-th party at its place."""
    page, box = c.seal(i) if seen else (1, None)
    if box:
        c.seals.append((page, box))
    name = more.pop("name", BOTH[i % 2])
    field = more.pop("field", f"Signature{len(c.signatures) + 1}")
    c.signatures.append((field, name))
    return signing.sign(data, c.keys, name=name, field=field, page=page, box=box, **more)


@way("as issued", "same")
def as_issued(c, data):
    return data


@way("signed, not seen", "signed")
def unseen(c, data):
    return put_signature(c, data, seen=False)


@way("signed, seen at the place", "signed", seen=None)
def seen(c, data):
    return put_signature(c, data)


@way("signed by both", "signed", seen=None)
def by_both(c, data):
    return put_signature(c, put_signature(c, data), 1)


@way("signed by both, with plain tables", "signed", seen=None)
def by_both_tables(c, data):
    return put_signature(c, put_signature(c, data, form=TABLE), 1, form=TABLE)


@way("signed by both, in object streams", "signed", seen=None)
def by_both_packed(c, data):
    return put_signature(c, put_signature(c, data, form=PACKED, direct=True), 1, form=PACKED)


@way("signed, array of annotations of its own", "signed", seen=None)
def own_array(c, data):
    return put_signature(c, put_signature(c, data, own_array=True, direct=True), 1, form=TABLE)


@way("certified (no changes), not seen", "signed")
def certified(c, data):
    return put_signature(c, data, seen=False, level=1)


@way("certified, then signed", "signed", seen=None)
def certified_then_signed(c, data):
    return put_signature(c, put_signature(c, data, level=2), 1, lock="/All")


@way("field and widget apart, names in Japanese", "signed", seen=None)
def apart(c, data):
    return put_signature(c, put_signature(c, data, field="甲・記名押印", kids=True), 1, field="乙・記名押印", kids=True, reason="覚書に合意する。")


@way("long validation: signed, DSS, time stamp", "signed", seen=None)
def long_validation(c, data):
    data = put_signature(c, data)
    data = signing.validation(data, c.keys)
    c.signatures.append(("TimeStamp1", None))
    return signing.stamped_time(data, c.keys)


@way("signed with DSS in the same update", "signed", seen=None)
def with_dss(c, data):
    def extras(u):
        u.touch(u.pdf.Root)
        u.pdf.Root.DSS = u.add(pikepdf.Dictionary(Type=pikepdf.Name.DSS))
        u.pdf.Root.Extensions = pikepdf.Dictionary(ADBE=pikepdf.Dictionary(BaseVersion=pikepdf.Name("/1.7"), ExtensionLevel=8))
    return put_signature(c, data, extras=extras)


@way("signed, with new metadata in the same update", "signed|updated", seen=None)
def with_metadata(c, data):
    def extras(u):
        u.touch(u.pdf.Root)
        u.pdf.Root.Metadata = u.stream(u.pdf.Root.Metadata.read_bytes(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        info = u.touch(u.pdf.trailer.Info)
        info.ModDate = pikepdf.String("D:20261005120000+09'00'")
    return put_signature(c, data, extras=extras)


@way("a field to sign, not signed yet", "signed|updated")
def prepared(c, data):
    u = Update(data)
    page, box = c.seal()
    c.seals.append((page, box))
    widget = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="甲", F=4, Rect=signing.up(u.pdf, page, box),
                                      P=u.pdf.pages[page - 1].obj))
    signing.form_of(u).Fields.append(widget)
    signing.annotate(u, page, widget)
    return u.finish()


@way("a time stamp alone", "updated|signed")
def time_stamp(c, data):
    c.signatures.append(("TimeStamp1", None))
    return signing.stamped_time(data, c.keys, form=STREAM)


@way("new metadata alone", "updated")
def metadata(c, data):
    u = Update(data, c.random.choice((STREAM, TABLE, PACKED)))
    info = u.touch(u.pdf.trailer.Info)
    info.Title = pikepdf.String("署名済み")
    info.ModDate = pikepdf.String("D:20261005120000+09'00'")
    return u.finish()


@way("an update of nothing", "updated")
def nothing(c, data):
    return Update(data, TABLE).finish()


@way("signed; the first byte range ends early", "signed", seen=None)
def short_range(c, data):
    data = put_signature(c, data, seen=False, reach=len(data) // 2)
    c.whole = False
    return data


# Saved anew: the pages are as they were, the bytes are not.
def anew(c, data, **how):
    c.prefix, c.rewritten = False, True
    return rewritten(data, **how)


@way("saved anew, in object streams", "updated|stamped")
def saved_packed(c, data):
    return anew(c, data)


@way("saved anew, plain", "updated|stamped")
def saved_plain(c, data):
    return anew(c, data, object_stream_mode=pikepdf.ObjectStreamMode.disable, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)


@way("saved anew for the web", "updated|stamped")
def saved_linear(c, data):
    return anew(c, data, linearize=True)


@way("saved anew, content in other words", "updated|stamped")
def saved_normal(c, data):
    return anew(c, data, normalize_content=True, qdf=True)


def by_program(c, data, *words):
    c.prefix, c.rewritten = False, True
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "a.pdf"), Path(folder, "b.pdf")
        before.write_bytes(data)
        subprocess.run([*words[:-1], before, after] if words[-1] else [*words[:-1], before, "-o", after], check=True, capture_output=True, timeout=120)
        return after.read_bytes()


@way("saved anew by another program", "updated|stamped")
def saved_elsewhere(c, data):
    return by_program(c, data, "mutool", "clean", "-gggz", True)


@way("printed again", "updated|stamped", read=None, seen=None)
def printed(c, data):
    return by_program(c, data, "pdftocairo", "-pdf", True)


@way("saved anew, then signed by both", "updated|stamped|signed", seen=None)
def saved_signed(c, data):
    return by_both(c, anew(c, data))


# What services put on pages: the id of the document at the foot, seals, numbers of receipt.
def write_on(pdf, page, box, content, font=True, into="new"):
    """Draws more on a page, after what stands there."""
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q " + content)
    if font:
        page.add_resource(pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)),
                          pikepdf.Name.Font, pikepdf.Name("/Stamp"))


def foot_text(x, y, size, words):
    return f"BT /Stamp {size} Tf 0.3 g {x} {y} Td ({words}) Tj ET".encode()


@way("the service's id at every foot, written anew and signed", "stamped", seen=True, read=True, kinds={"stamp", "words"})
def foot_id(c, data):
    identity = f"Document ID: {c.random.getrandbits(64):016X}-{c.random.getrandbits(32):08X}"

    def change(pdf):
        for i, page in enumerate(pdf.pages):
            write_on(pdf, page, None, foot_text(120, 14, 7, identity))
            c.note(i + 1, (118, float(page.mediabox[3]) - 22, 280, float(page.mediabox[3]) - 11), "stamp")
    c.prefix, c.rewritten = False, True
    return put_signature(c, rewritten(data, change), seen=False)


@way("the service's id at every foot, by an update", "stamped", seen=True, read=True, kinds={"stamp", "words"})
def foot_id_update(c, data):
    u = Update(data)
    font = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
    before, after = u.stream(b"q"), u.stream(b"Q " + foot_text(120, 14, 7, f"Document ID: {c.random.getrandbits(64):016X}"))
    for i, page in enumerate(u.pdf.pages):
        page = u.touch(page)
        held = page.Contents
        page.Contents = pikepdf.Array([before, *(held if isinstance(held, pikepdf.Array) else [held]), after])
        resources = pikepdf.Dictionary(page.Resources)
        fonts = pikepdf.Dictionary(resources.get("/Font", pikepdf.Dictionary()))
        fonts.Stamp = font
        resources.Font = fonts
        page.Resources = resources
        c.note(i + 1, (118, float(page.MediaBox[3]) - 22, 230, float(page.MediaBox[3]) - 11), "stamp")
    return put_signature(c, u.finish(), seen=False)


@way("pages set into new ones with the id at the foot", "stamped", seen=True, read=True, kinds={"stamp", "words"})
def imposed(c, data):
    c.prefix, c.rewritten = False, True
    with pikepdf.open(io.BytesIO(data)) as old, pikepdf.new() as new:
        for i, page in enumerate(old.pages):
            box = [float(v) for v in page.mediabox]
            new.add_blank_page(page_size=(box[2], box[3]))
            held = new.copy_foreign(page.as_form_xobject())
            target = new.pages[-1]
            target.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=held))
            target.Contents = new.make_stream(b"q /P Do Q")
            write_on(new, target, None, foot_text(300, 16, 8, f"ID 0{i}-{c.random.getrandbits(40):010X}"))
            c.note(i + 1, (298, box[3] - 25, 400, box[3] - 12), "stamp")
        out = io.BytesIO()
        new.save(out, static_id=True)
        return out.getvalue()


def seal_picture(pdf):
    """A round red seal with a soft mask, 40 by 40 dots."""
    ring = [(x - 19.5) ** 2 + (y - 19.5) ** 2 for y in range(40) for x in range(40)]
    mask = pikepdf.Stream(pdf, bytes(255 if 290 < r < 380 else 0 for r in ring), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=40,
                          ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)
    return pikepdf.Stream(pdf, b"\xc8\x20\x20" * 1600, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=40, ColorSpace=pikepdf.Name.DeviceRGB,
                          BitsPerComponent=8, SMask=pdf.make_indirect(mask))


@way("seals as pictures, written anew", "stamped", seen=True, kinds={"stamp", "picture"})
def seals(c, data):
    def change(pdf):
        for i in range(2):
            number, box = c.seal(i)
            page = pdf.pages[number - 1]
            x, y, right, top = signing.up(pdf, number, box)
            name = page.add_resource(pdf.make_indirect(seal_picture(pdf)), pikepdf.Name.XObject)
            write_on(pdf, page, None, f"q {right - x:.2f} 0 0 {top - y:.2f} {x:.2f} {y:.2f} cm {name} Do Q".encode(), font=False)
            c.note(number, box, "stamp")
    c.prefix, c.rewritten = False, True
    return rewritten(data, change)


@way("a seal as a stamp annotation at the place", "stamped", seen=True, kinds={"stamp", "annotation", "picture"})
def seal_annotation(c, data):
    u = Update(data)
    page, box = c.seal()
    rect = signing.up(u.pdf, page, box)
    wide, tall = rect[2] - rect[0], rect[3] - rect[1]
    signing.annotate(u, page, u.add(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=rect, F=4,
                                                       AP=pikepdf.Dictionary(N=signing.appearance(u, wide, tall, signing.seal(wide, tall))))))
    c.note(page, box, "stamp")
    return u.finish()


@way("a number of receipt in free room, as annotation", "stamped|changed", seen=True, read=None, kinds={"stamp", "annotation", "words", "picture"})
def receipt(c, data):
    u = Update(data, c.random.choice((STREAM, TABLE)))
    page = c.random.randint(1, c.paper.n)
    box = c.empty(page)
    rect = signing.up(u.pdf, page, box)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    look = signing.appearance(u, rect[2] - rect[0], rect[3] - rect[1], b"BT /F 12 Tf 0 0 0.8 rg 4 4 Td (No. 2026-1001) Tj ET", Font=pikepdf.Dictionary(F=font))
    signing.annotate(u, page, u.add(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=rect, F=4, Contents="No. 2026-1001",
                                                       DA="/F 12 Tf 0 0 0.8 rg", AP=pikepdf.Dictionary(N=look))))
    c.note(page, box, "annotation")
    return u.finish()
