# SPDX-License-Identifier: MIT
"""Ways of files whose pages no longer show what was issued: covers by annotations and widgets, white boxes, other content, other fonts.
Content is changed in three ways: the file written anew, the objects of the content replaced by an update, the page given other content by an update."""
import io

import pikepdf

import pages
import signing
from honest import by_both
from truth import Making, way
from update import PACKED, STREAM, TABLE, Update, rewritten

COVER = {"annotation", "picture", "cover", "words", "stamp", "covered", "appearance"}
WORDS = {"words", "picture"}
HOWS = ("anew", "object", "page")
FIGURES = "0123456789"
HELVETICA = {"Type": pikepdf.Name.Font, "Subtype": pikepdf.Name.Type1, "BaseFont": pikepdf.Name.Helvetica}


def margin(box, by=1.0):
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def white(wide, tall, words=""):
    text = f" BT /F {max(4, min(10, tall - 3)):.1f} Tf 0 g 1 3 Td ({words}) Tj ET" if words else ""
    return f"1 g 0 0 {wide:.2f} {tall:.2f} re f{text}".encode()


def covering(u, c, page, box, words="", subtype="Square", **more):
    """An annotation whose appearance covers a box with white, and words on it."""
    rect = signing.up(u.pdf, page, box)
    wide, tall = rect[2] - rect[0], rect[3] - rect[1]
    look = signing.appearance(u, wide, tall, white(wide, tall, words), Font=pikepdf.Dictionary(F=pikepdf.Dictionary(**HELVETICA)))
    held = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + subtype), Rect=rect, F=4, AP=pikepdf.Dictionary(N=look), **more))
    signing.annotate(u, page, held)
    c.note(page, box, "cover")
    return held


def cover(c, data, words="", subtype="Square", page=None, form=STREAM, **more):
    u = Update(data, form)
    word = c.number(page)
    covering(u, c, word.page, margin(word.box), words, subtype, **more)
    return u.finish()


@way("a white square over a number", "changed", seen=True, kinds=COVER)
def white_square(c, data):
    return cover(c, data, IC=[1, 1, 1], C=[])


@way("signed by both, then a white square", "changed", seen=True, kinds=COVER)
def signed_square(c, data):
    return cover(c, by_both(c, data), form=PACKED)


@way("a white square, then signed by both", "changed", seen=True, kinds=COVER)
def square_signed(c, data):
    return by_both(c, cover(c, data, form=TABLE))


@way("free text with another number over one", "changed", seen=True, read=None, kinds=COVER)
def free_text(c, data):
    return cover(c, data, "48", "FreeText", Contents="48", DA="/F 10 Tf 0 g")


@way("a stamp over a number", "changed", seen=True, read=None, kinds=COVER)
def stamp_over(c, data):
    return cover(c, data, "APPROVED", "Stamp")


@way("an annotation on page 2 only", "changed", seen=True, kinds=COVER, needs=lambda p: p.n > 1 and p.body[1])
def second_page(c, data):
    return cover(c, data, page=2)


@way("a text field with another number over one", "changed", seen=True, read=None, kinds=COVER | {"field", "widget"})
def text_field(c, data):
    u = Update(data)
    word = c.number()
    held = covering(u, c, word.page, margin(word.box), "36", "Widget", FT=pikepdf.Name.Tx, T="n", V="36", DA="/F 10 Tf 0 g")
    signing.form_of(u).Fields.append(held)
    return u.finish()


@way("a square that calls itself a signature field", "changed", seen=True, kinds=COVER)
def false_signature(c, data):
    u = Update(data)
    word = c.number()
    held = covering(u, c, word.page, margin(word.box), "", "Square", FT=pikepdf.Name.Sig, T="甲")
    signing.form_of(u).Fields.append(held)
    return u.finish()


def covering_widget(c, data, box, page, content):
    c.note(page, box, "cover")
    c.signatures.append(("S", "見本 太郎"))
    return signing.sign(data, c.keys, field="S", page=page, box=box, content=content)


@way("a signature's widget over a number", "changed|stamped", seen=True, kinds=COVER | {"signature", "widget"})
def widget_over(c, data):
    word = c.number()
    box = margin(word.box)
    return covering_widget(c, data, box, word.page, white(box[2] - box[0], box[3] - box[1]))


@way("a signature's widget as large as the page", "changed", seen=True, kinds=COVER | {"signature", "widget"})
def widget_page(c, data):
    word = c.number()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        wide, tall = (float(pdf.pages[word.page - 1].mediabox[i]) for i in (2, 3))
    return covering_widget(c, data, (0, 0, wide, tall), word.page, white(wide, tall))


@way("words struck out by an annotation", "changed|stamped", seen=True, kinds=COVER)
def struck(c, data):
    u = Update(data)
    word = c.number()
    rect = signing.up(u.pdf, word.page, word.box)
    wide, tall = rect[2] - rect[0], rect[3] - rect[1]
    look = signing.appearance(u, wide, tall, f"0.8 0 0 RG 1.2 w 0 {tall / 2:.2f} m {wide:.2f} {tall / 2:.2f} l S".encode())
    signing.annotate(u, word.page, u.add(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.StrikeOut, Rect=rect, F=4, AP=pikepdf.Dictionary(N=look),
                                                            QuadPoints=[rect[0], rect[3], rect[2], rect[3], rect[0], rect[1], rect[2], rect[1]])))
    c.note(word.page, word.box, "annotation")
    return u.finish()


@way("a link over the whole page", "changed|stamped", kinds=COVER | {"link", "action"})
def link(c, data):
    u = Update(data)
    page = c.random.randint(1, c.paper.n)
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.invalid/")
    signing.annotate(u, page, u.add(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 595, 841], Border=[0, 0, 0], A=action)))
    c.note(page, None, "annotation")
    return u.finish()


# Content
def put_content(c, data, page, content, how, resources=None):
    """The page with other content, in one of the three ways; RESOURCES(page, own) gives it what the content needs."""
    if how == "anew":
        def change(pdf):
            pdf.pages[page - 1].Contents = pdf.make_stream(content)
            if resources:
                resources(pdf.pages[page - 1].obj, pdf.make_indirect)
        c.prefix, c.rewritten = False, True
        return rewritten(data, change)
    u = Update(data, c.random.choice((STREAM, TABLE, PACKED)))
    target = u.pdf.pages[page - 1].obj
    if how == "page" or resources:
        u.touch(target)
        target.Contents = u.stream(content)
    else:
        held = target.Contents if isinstance(target.Contents, pikepdf.Array) else [target.Contents]
        for i, stream in enumerate(held):
            u.touch(stream).write(content if i == 0 else b"")
    if resources:
        resources(target, u.add)
    return u.finish()


def other_figure(content, glyph):
    """The code of another figure in the same font."""
    if glyph.text not in FIGURES:
        return None
    return next((code for code, text in sorted(content.fonts[glyph.font][1].items()) if text in FIGURES and text and text != glyph.text), None)


def glyph_to_change(c, data):
    """(content, word, glyph): a figure of a word that stands once on its page, and whose font has another one."""
    with_figures = c.words(lambda w: any(ch in FIGURES for ch in w.text))
    c.random.shuffle(with_figures)
    for word in with_figures:
        content = pages.Content(pikepdf.open(io.BytesIO(data)), word.page)
        found = [g for g in content.find(word.text) or [] if other_figure(content, g)]
        if found:
            return content, word, c.random.choice(found)
    raise ValueError("no number to change")


def has_figure(paper):
    if not hasattr(paper, "has_figure"):
        try:
            paper.has_figure = bool(glyph_to_change(Making(paper, None), paper.data))
        except ValueError:
            paper.has_figure = False
    return paper.has_figure


def change_figure(c, data, how):
    content, word, glyph = glyph_to_change(c, data)
    content.replace(glyph, other_figure(content, glyph))
    c.note(word.page, word.box, "words", word.text)
    return put_content(c, data, word.page, content.bytes(), how)


@way("a figure changed, written anew", "changed", seen=True, read=True, kinds=WORDS, needs=has_figure)
def figure_anew(c, data):
    return change_figure(c, data, "anew")


@way("a figure changed, content replaced by an update", "changed", seen=True, read=True, kinds=WORDS, needs=has_figure)
def figure_object(c, data):
    return change_figure(c, data, "object")


@way("a figure changed, the page given other content", "changed", seen=True, read=True, kinds=WORDS, needs=has_figure)
def figure_page(c, data):
    return change_figure(c, data, "page")


@way("signed by both, then a figure changed", "changed", seen=True, read=True, kinds=WORDS, needs=has_figure)
def signed_figure(c, data):
    return change_figure(c, by_both(c, data), "object")


@way("a figure changed, saved anew and signed by both", "changed", seen=True, read=True, kinds=WORDS, needs=has_figure)
def figure_signed(c, data):
    return by_both(c, change_figure(c, data, "anew"))


@way("a figure left out", "changed", seen=True, read=True, kinds=WORDS, needs=has_figure)
def left_out(c, data):
    content, word, glyph = glyph_to_change(c, data)
    at, i = glyph.where
    text = bytes(content.list[at][0][0])
    content.list[at][0][0] = pikepdf.String(text[:i] + text[i + 2:])
    c.note(word.page, word.box, "words")
    return put_content(c, data, word.page, content.bytes(), c.random.choice(HOWS))


@way("a figure drawn as another, its text kept by ActualText", "changed", seen=True, read=None, kinds=WORDS, needs=has_figure)
def actual_text(c, data):
    content, word, glyph = glyph_to_change(c, data)
    text = "".join(g.text for g in content.glyphs if g.where[0] == glyph.where[0])
    content.replace(glyph, other_figure(content, glyph))
    content.around(glyph, [([pikepdf.Name.Span, pikepdf.Dictionary(ActualText=text)], pikepdf.Operator("BDC"))], [([], pikepdf.Operator("EMC"))])
    c.note(word.page, word.box, "picture")
    return put_content(c, data, word.page, content.bytes(), c.random.choice(HOWS))


def add_helvetica(target, own):
    resources = pikepdf.Dictionary(target.Resources)
    fonts = pikepdf.Dictionary(resources.get("/Font", pikepdf.Dictionary()))
    fonts.Stamp = own(pikepdf.Dictionary(**HELVETICA))
    resources.Font = fonts
    target.Resources = resources


def more_content(c, data, page, extra, how):
    content = pages.Content(pikepdf.open(io.BytesIO(data)), page).bytes()
    return put_content(c, data, page, b"q " + content + b" Q " + extra, how, add_helvetica)


def lower_left(data, page, box):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return signing.up(pdf, page, box)


def white_box(c, data, how, words=""):
    word = c.number()
    x, y, right, top = lower_left(data, word.page, margin(word.box))
    extra = f"1 g {x} {y} {right - x:.2f} {top - y:.2f} re f".encode()
    if words:
        extra += f" BT /Stamp 10 Tf 0 g {x} {y + 3} Td ({words}) Tj ET".encode()
    c.note(word.page, word.box, "cover")
    return more_content(c, data, word.page, extra, how)


for each in HOWS:
    way(f"a white box in the content ({each})", "changed", seen=True, read=None, kinds=COVER)(lambda c, data, how=each: white_box(c, data, how))
    way(f"a white box and another number ({each})", "changed", seen=True, read=True, kinds=COVER)(lambda c, data, how=each: white_box(c, data, how, "48"))


@way("a clause added in free room", "changed|stamped", seen=True, read=True, kinds=COVER)
def clause_added(c, data):
    page = c.random.randint(1, c.paper.n)
    box = c.empty(page)
    x, y, _, _ = lower_left(data, page, box)
    c.note(page, box, "words")
    return more_content(c, data, page, f"BT /Stamp 10 Tf 0 g {x} {y + 6} Td (except for any damage) Tj ET".encode(), c.random.choice(HOWS))


@way("words added that are not seen", "changed|stamped", read=True, kinds=COVER)
def unseen_words(c, data):
    page = c.random.randint(1, c.paper.n)
    x, y, _, _ = lower_left(data, page, c.empty(page))
    c.note(page, None, "words")
    return more_content(c, data, page, f"BT 3 Tr /Stamp 10 Tf {x} {y + 6} Td (hidden 48) Tj ET".encode(), c.random.choice(HOWS))


def veiled(c, data, before, after):
    """A number that is drawn so that it is not seen: its words stay."""
    content, word, glyph = glyph_to_change(c, data)
    content.around(glyph, [([before[0]], pikepdf.Operator(before[1]))], [([after[0]], pikepdf.Operator(after[1]))])
    c.note(word.page, word.box, "picture")
    return put_content(c, data, word.page, content.bytes(), c.random.choice(HOWS))


@way("a number drawn in no colour", "changed", seen=True, read=None, kinds=WORDS, needs=has_figure)
def no_colour(c, data):
    return veiled(c, data, (3, "Tr"), (0, "Tr"))


@way("a number drawn in white", "changed", seen=True, kinds=WORDS, needs=has_figure)
def in_white(c, data):
    return veiled(c, data, (1, "g"), (0, "g"))


@way("a number drawn far too narrow", "changed", seen=True, read=None, kinds=WORDS, needs=has_figure)
def too_narrow(c, data):
    return veiled(c, data, (5, "Tz"), (100, "Tz"))


@way("a number set over another line", "changed", seen=True, read=None, kinds=WORDS, needs=has_figure)
def moved(c, data):
    return veiled(c, data, (40, "Ts"), (0, "Ts"))


def lines_page(paper):
    """The page with most filled shapes, if it has some."""
    with pikepdf.open(io.BytesIO(paper.data)) as pdf:
        counts = [(sum(str(part.operator) in ("f", "B", "f*", "b") for part in pikepdf.parse_content_stream(page)), -i) for i, page in enumerate(pdf.pages)]
    return 1 - max(counts)[1] if max(counts)[0] > 5 else None


@way("filled shapes of a figure left out", "changed", seen=True, kinds=WORDS, needs=lines_page)
def shapes_out(c, data):
    page = lines_page(c.paper)
    content = pages.Content(pikepdf.open(io.BytesIO(data)), page)
    for i, (_, operator) in enumerate(content.list):
        if str(operator) in ("f", "B", "f*", "b"):
            content.list[i] = ([], pikepdf.Operator("n"))
    c.note(page, None, "picture")
    return put_content(c, data, page, content.bytes(), c.random.choice(HOWS))


# Fonts
def in_file(c, data, how, change):
    """CHANGE(pdf, touch) of objects, in the file written anew or as an update."""
    if how == "anew":
        c.prefix, c.rewritten = False, True
        return rewritten(data, lambda pdf: change(pdf, lambda thing: thing))
    u = Update(data, c.random.choice((STREAM, TABLE)))
    change(u.pdf, u.touch)
    return u.finish()


@way("a font says another letter for the same glyph", "changed", read=True, kinds=WORDS | {"font"}, needs=has_figure)
def other_letter(c, data):
    _, word, glyph = glyph_to_change(c, data)

    def change(pdf, touch):
        stream = touch(pdf.pages[word.page - 1].Resources.Font[glyph.font].ToUnicode)
        wrong = "7" if glyph.text != "7" else "1"
        stream.write(stream.read_bytes().replace(b"<%04X> <%04X>" % (glyph.code, ord(glyph.text)), b"<%04X> <%04X>" % (glyph.code, ord(wrong))))
    c.note(word.page, None, "words")
    return in_file(c, data, c.random.choice(("anew", "update")), change)


@way("a font draws another glyph for the same letter", "changed", seen=True, kinds=WORDS | {"font"}, needs=has_figure)
def other_glyph(c, data):
    content, word, glyph = glyph_to_change(c, data)
    other = other_figure(content, glyph)

    def change(pdf, touch):
        font = pdf.pages[word.page - 1].Resources.Font[glyph.font]
        cid = font.DescendantFonts[0]
        held = cid.get("/CIDToGIDMap", pikepdf.Name.Identity)
        table = bytearray(held.read_bytes() if isinstance(held, pikepdf.Stream) else b"".join(i.to_bytes(2, "big") for i in range(4096)))
        table[2 * glyph.code:2 * glyph.code + 2] = table[2 * other:2 * other + 2]
        if isinstance(held, pikepdf.Stream):
            touch(held).write(bytes(table))
        else:
            cid.CIDToGIDMap = touch(pdf.make_stream(bytes(table)))
            touch(cid if cid.is_indirect else font)
    c.note(word.page, None, "picture")
    return in_file(c, data, c.random.choice(("anew", "update")), change)
