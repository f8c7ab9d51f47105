# SPDX-License-Identifier: MIT
"""Ways of files whose structure shows something else: other pages, another catalog, layers, actions, forms, attachments, appearances swapped after signing,
and shadow attacks (hide, replace, hide and replace: what is shown is prepared before the signature and changed behind it)."""
import io

import pikepdf

import attacks
import pages
import signing
from honest import by_both, put_signature, seen
from truth import way
from update import PACKED, STREAM, TABLE, Update, rewritten

PAGES = {"pages", "page-added", "page-removed", "page-moved", "page-order", "words", "picture", "page"}
ACTION = {"action", "catalog", "script", "form", "javascript", "xfa", "open-action"}


def many(paper):
    return paper.n > 1


# Pages
def in_pages(c, data, how, change):
    """CHANGE(list of page objects, pdf, own) -> list, in the file written anew or by an update of the tree of pages."""
    if how == "anew":
        def work(pdf):
            order = change([p.obj for p in pdf.pages], pdf, lambda thing: thing)
            held = [pikepdf.Page(p) for p in order]
            del pdf.pages[:]
            pdf.pages.extend(held)
        c.prefix, c.rewritten = False, True
        return rewritten(data, work)
    u = Update(data, c.random.choice((STREAM, TABLE, PACKED)))
    order = change([p.obj for p in u.pdf.pages], u.pdf, u.add)
    tree = u.touch(u.pdf.Root.Pages)
    for page in order:
        if page.Parent.objgen != tree.objgen:
            u.touch(page).Parent = tree
    tree.Kids, tree.Count = pikepdf.Array(order), len(order)
    return u.finish()


def either(c):
    return c.random.choice(("anew", "update"))


@way("two pages in each other's place", "changed", seen=True, read=True, kinds=PAGES, needs=many)
def swapped(c, data):
    i, k = sorted(c.random.sample(range(c.paper.n), 2))

    def change(order, pdf, own):
        order[i], order[k] = order[k], order[i]
        return order
    c.note(None)  # which of the two was moved is a matter of view
    return in_pages(c, data, either(c), change)


@way("a page left out", "changed", seen=True, read=True, kinds=PAGES, needs=many)
def page_out(c, data):
    i = c.random.randrange(c.paper.n)
    c.note(None)
    return in_pages(c, data, either(c), lambda order, pdf, own: order[:i] + order[i + 1:])


@way("a page added", "changed", seen=True, kinds=PAGES, read=None)
def page_in(c, data):
    i = c.random.randint(0, c.paper.n)

    def change(order, pdf, own):
        page = pdf.make_stream(b"BT /F 14 Tf 90 700 Td (The fee is doubled from the second month.) Tj ET")
        made = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842], Parent=pdf.Root.Pages, Contents=own(page),
                                  Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pikepdf.Dictionary(**attacks.HELVETICA))))
        return order[:i] + [own(made) if own.__name__ == "add" else pdf.make_indirect(made)] + order[i:]
    c.note(None)
    return in_pages(c, data, either(c), change)


@way("a page of another edition among them", "changed", seen=True, read=True, kinds=PAGES, needs=lambda p: p.issued)
def mixed(c, data):
    i, other = foreign_page(c)
    c.prefix, c.rewritten = False, True
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.open(io.BytesIO(c.paper.issued[0][2])) as second:
        held = pdf.copy_foreign(second.pages[other].obj)
        pdf.pages[i] = pikepdf.Page(held)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    c.note(i + 1)
    return out.getvalue()


def foreign_page(c):
    """A page that the other edition has otherwise: its number there and here."""
    theirs = pages.words_of(c.paper.issued[0][2])
    differ = [i for i in range(min(c.paper.n, len(theirs))) if [w.text for w in theirs[i]] != [w.text for w in c.paper.words[i]]]
    i = c.random.choice(differ or [0])
    return i, i


def page_entry(name, key, value, **more):
    @way(name, "changed", seen=True, read=None, kinds=PAGES | {"size", "rotation", "box", "page-size"}, **more)
    def make(c, data):
        i = c.random.randrange(c.paper.n)

        def change(pdf, touch):
            page = touch(pdf.pages[i].obj)
            page[key] = value(page) if callable(value) else value
        c.note(i + 1)
        return attacks.in_file(c, data, either(c), change)
    return make


page_entry("a page turned", "/Rotate", 180)
page_entry("a page cut at the side by its crop box", "/CropBox", lambda page: pikepdf.Array([0, 0, float(page.MediaBox[2]) - 150, page.MediaBox[3]]))
page_entry("a page cut above by its media box", "/MediaBox", lambda page: pikepdf.Array([0, 0, page.MediaBox[2], float(page.MediaBox[3]) - 300]))
page_entry("a page without content", "/Contents", pikepdf.Array([]))


@way("all pages turned by their tree", "changed", seen=True, read=None, kinds=PAGES | {"size", "rotation", "box"})
def all_turned(c, data):
    u = Update(data, TABLE)
    u.touch(u.pdf.Root.Pages).Rotate = 180
    for i in range(c.paper.n):
        c.note(i + 1)
    return u.finish()


@way("the content of a page called free", "changed", seen=None, read=None, kinds=PAGES)
def freed(c, data):
    u = Update(data, TABLE)
    i = c.random.randrange(c.paper.n)
    held = u.pdf.pages[i].obj.Contents
    for stream in held if isinstance(held, pikepdf.Array) else [held]:
        u.free(stream)
    c.note(i + 1)
    return u.finish()


@way("a page with the resources of another", "changed", seen=True, read=None, kinds=PAGES | {"font"}, needs=lambda p: p.n > 2)
def other_resources(c, data):
    u = Update(data)
    page = u.touch(u.pdf.pages[0].obj)
    fonts = pikepdf.Dictionary(page.Resources.Font)
    names = sorted(fonts.keys())
    fonts[names[0]], fonts[names[1]] = fonts[names[1]], fonts[names[0]]
    resources = pikepdf.Dictionary(page.Resources)
    resources.Font = fonts
    page.Resources = resources
    c.note(1)
    return u.finish()


# The catalog
@way("another catalog behind the issued bytes", "changed", seen=True, read=True, kinds=PAGES | ACTION)
def other_catalog(c, data):
    u = Update(data, c.random.choice((STREAM, TABLE)))
    content = u.stream(b"BT /F 14 Tf 90 700 Td (Another contract, 48 hours.) Tj ET")
    tree = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=c.paper.n))
    tree.Kids = pikepdf.Array([u.add(pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 595.27557, 841.88977], Parent=tree, Contents=content, Resources=pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=pikepdf.Dictionary(**attacks.HELVETICA))))) for _ in range(c.paper.n)])
    root = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Catalog, Pages=tree))
    u.trailer["/Root"] = b"%d 0 R" % root.objgen[0]
    for i in range(c.paper.n):
        c.note(i + 1)
    return u.finish()


@way("a whole other file behind the issued bytes", "changed", seen=None, read=True, kinds=PAGES | ACTION)
def other_file(c, data):
    """Its table does not point back: what readers open is the second file alone."""
    u = Update(data, TABLE)
    number = u.touch(u.pdf.pages[0].obj)
    number.Contents = u.stream(b"BT /F 14 Tf 90 700 Td (48) Tj ET")
    for thing in [u.pdf.Root, u.pdf.Root.Pages, u.pdf.trailer.Info]:
        u.touch(thing)
    u.pdf.Root.Pages.Kids, u.pdf.Root.Pages.Count = pikepdf.Array([number]), 1
    for key in list(number.Resources.keys()):
        del number.Resources[key]
    number.Resources.Font = pikepdf.Dictionary(F=pikepdf.Dictionary(**attacks.HELVETICA))
    for key in ("/StructTreeRoot", "/Outlines", "/Names", "/MarkInfo", "/Metadata", "/OutputIntents", "/PageLabels"):
        if key in u.pdf.Root:
            del u.pdf.Root[key]
    u.trailer["/Prev"] = None
    c.note(1)
    for i in range(1, c.paper.n):
        c.note(i + 1)
    return u.finish()


def in_catalog(name, states, kinds, change, **more):
    @way(name, states, kinds=kinds, **more)
    def make(c, data):
        def work(pdf, touch):
            touch(pdf.Root)
            change(pdf, pdf.Root, lambda thing: touch(pdf.make_indirect(thing)))
        c.note(0)
        return attacks.in_file(c, data, "update" if c.random.random() < 0.7 else "anew", work)
    return make


SCRIPT = dict(S=pikepdf.Name.JavaScript, JS="app.alert('48');")


def open_action(pdf, root, own):
    root.OpenAction = pikepdf.Dictionary(**SCRIPT)


def named_script(pdf, root, own):
    names = pikepdf.Dictionary(root.get("/Names", pikepdf.Dictionary()))
    names.JavaScript = pikepdf.Dictionary(Names=["a", pikepdf.Dictionary(**SCRIPT)])
    root.Names = names


def print_action(pdf, root, own):
    root.AA = pikepdf.Dictionary(WP=pikepdf.Dictionary(**SCRIPT))


def xfa(pdf, root, own):
    root.AcroForm = own(pikepdf.Dictionary(Fields=[], XFA=own(pikepdf.Stream(pdf, b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>'))))
    root.NeedsRendering = True


def attached(pdf, own, name="a.pdf"):
    held = own(pikepdf.Stream(pdf, b"%PDF-1.4 another contract", Type=pikepdf.Name.EmbeddedFile))
    return own(pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name, EF=pikepdf.Dictionary(F=held)))


def embedded(pdf, root, own):
    names = pikepdf.Dictionary(root.get("/Names", pikepdf.Dictionary()))
    names.EmbeddedFiles = pikepdf.Dictionary(Names=["a.pdf", attached(pdf, own)])
    root.Names = names


def portfolio(pdf, root, own):
    embedded(pdf, root, own)
    root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection, View=pikepdf.Name.D, D="a.pdf")


in_catalog("a script when the file is opened", "changed|stamped", ACTION, open_action)
in_catalog("a script by its name", "changed|stamped", ACTION, named_script)
in_catalog("a script when it is printed", "changed|stamped", ACTION, print_action)
in_catalog("a form of XFA", "changed|stamped", ACTION, xfa)
in_catalog("a file attached", "changed|stamped|updated", ACTION | {"attachment", "embedded", "embedded-file"}, embedded)
in_catalog("another file shown first (a portfolio)", "changed|stamped", ACTION | {"attachment", "embedded", "embedded-file", "collection"}, portfolio)


@way("a widget of a signature that runs a script", "changed|stamped", kinds=ACTION | {"annotation", "signature"})
def widget_script(c, data):
    def extras(u):
        for key, thing in list(u.touched.items()):
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == pikepdf.Name.Widget:
                thing.AA = pikepdf.Dictionary(U=pikepdf.Dictionary(**SCRIPT))
    c.note(None)
    return put_signature(c, data, seen=False, extras=extras)


# Layers
def layered(c, data, on):
    """A number in a layer that is not shown (ON false), or that is shown and covered when printed."""
    content, word, glyph = attacks.glyph_to_change(c, data)
    content.around(glyph, [([pikepdf.Name.OC, pikepdf.Name.Layer], pikepdf.Operator("BDC"))], [([], pikepdf.Operator("EMC"))])
    c.note(*((0, None) if on else (word.page, word.box)), "picture")
    text = content.bytes()

    def change(pdf, touch):
        own = lambda thing: touch(pdf.make_indirect(thing))
        layer = own(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="a"))
        page = touch(pdf.pages[word.page - 1].obj)
        page.Contents = own(pikepdf.Stream(pdf, text))
        resources = pikepdf.Dictionary(page.Resources)
        resources.Properties = pikepdf.Dictionary(Layer=layer)
        page.Resources = resources
        config = pikepdf.Dictionary(ON=[layer]) if on else pikepdf.Dictionary(OFF=[layer])
        if on:
            layer.Usage = pikepdf.Dictionary(Print=pikepdf.Dictionary(PrintState=pikepdf.Name.OFF), View=pikepdf.Dictionary(ViewState=pikepdf.Name.ON))
            config.AS = pikepdf.Array([pikepdf.Dictionary(Event=pikepdf.Name.Print, Category=[pikepdf.Name.Print], OCGs=[layer])])
        touch(pdf.Root).OCProperties = pikepdf.Dictionary(OCGs=[layer], D=config)
    return attacks.in_file(c, data, either(c), change)


@way("a number in a layer that is off", "changed", seen=True, read=None, kinds=attacks.WORDS | ACTION | {"layer", "optional-content"}, needs=attacks.has_figure)
def layer_off(c, data):
    return layered(c, data, False)


@way("a number in a layer that is off in print", "changed|stamped", read=None, seen=None, kinds=attacks.WORDS | ACTION | {"layer", "optional-content"},
     needs=attacks.has_figure)
def layer_print(c, data):
    return layered(c, data, True)


# Behind the signature
def widget_of(u, field):
    for held in u.pdf.Root.AcroForm.Fields:
        if str(held.get("/T", "")) == field:
            return held
    raise ValueError(field)


@way("a signature's look swapped behind it", "changed|stamped", seen=True, read=None, kinds=attacks.COVER | {"signature", "widget"})
def look_swapped(c, data):
    u = Update(seen(c, data), PACKED)
    widget = widget_of(u, c.signatures[0][0])
    x, y, right, top = (float(v) for v in widget.Rect)
    u.touch(widget.AP.N)
    widget.AP.N.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pikepdf.Dictionary(**attacks.HELVETICA)))
    widget.AP.N.write(attacks.white(right - x, top - y, "VOID"))
    c.note(*c.seals[0])
    return u.finish()


@way("a signature's widget moved over a number behind it", "changed", seen=True, read=None, kinds=attacks.COVER | {"signature", "widget"},
     needs=lambda p: p.seals)
def widget_moved(c, data):
    u = Update(seen(c, data))
    widget = u.touch(widget_of(u, c.signatures[0][0]))
    page = c.seals[0][0]
    word = c.random.choice([w for w in c.paper.body[page - 1] if w.box[2] - w.box[0] > 30])
    widget.Rect = pikepdf.Array(signing.up(u.pdf, page, attacks.margin(word.box)))
    widget.AP.N.write(attacks.white(float(widget.AP.N.BBox[2]), float(widget.AP.N.BBox[3])))
    u.touch(widget.AP.N)
    c.note(page, word.box, "cover")
    return u.finish()


def shadowed(c, data):
    """A file written anew whose page has another number under a picture of the issued page: it looks as issued."""
    content, word, glyph = attacks.glyph_to_change(c, data)
    content.replace(glyph, attacks.other_figure(content, glyph))

    def change(pdf):
        page = pdf.pages[word.page - 1]
        form = page.as_form_xobject()
        form.write(b"1 g 0 0 595.27557 841.88977 re f 0 g " + form.read_bytes())
        held = pdf.make_indirect(form)
        resources = pikepdf.Dictionary(page.obj.Resources)
        resources.XObject = pikepdf.Dictionary(Over=held)
        page.obj.Resources = resources
        page.obj.Contents = pdf.make_stream(b"q " + content.bytes() + b" Q q /Over Do Q")
    c.prefix, c.rewritten = False, True
    c.note(word.page, word.box, "words")
    return word, by_both(c, rewritten(data, change))


@way("shadow: another number under a picture of the page", "changed", read=None, seen=None, kinds=attacks.COVER, needs=attacks.has_figure)
def shadow_ready(c, data):
    return shadowed(c, data)[1]


@way("shadow: the picture taken away behind the signatures", "changed", seen=True, read=True, kinds=attacks.COVER, needs=attacks.has_figure)
def shadow_hide(c, data):
    word, data = shadowed(c, data)
    u = Update(data, TABLE)
    u.touch(u.pdf.pages[word.page - 1].obj.Resources.XObject.Over).write(b"")
    return u.finish()


@way("shadow: a font replaced behind the signatures", "changed", seen=True, kinds=attacks.WORDS | {"font"}, needs=attacks.has_figure)
def shadow_replace(c, data):
    return attacks.other_glyph(c, by_both(c, data))


@way("shadow: pages laid in with a signature, shown behind it", "changed", seen=True, read=True, kinds=PAGES | ACTION, needs=attacks.has_figure)
def shadow_pages(c, data):
    content, word, glyph = attacks.glyph_to_change(c, data)
    content.replace(glyph, attacks.other_figure(content, glyph))
    trees = []

    def extras(u):
        tree = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=c.paper.n))
        kids = []
        for i, page in enumerate(u.pdf.pages):
            made = pikepdf.Dictionary(page.obj)
            made.Parent = tree
            if i + 1 == word.page:
                made.Contents = u.stream(content.bytes())
            kids.append(u.add(made))
        tree.Kids = pikepdf.Array(kids)
        trees.append(tree.objgen)
    data = put_signature(c, data, seen=False, extras=extras)
    u = Update(data)
    u.touch(u.pdf.Root).Pages = u.pdf.get_object(trees[0])
    c.note(word.page, word.box, "words")
    return put_signature(c, u.finish(), 1, seen=False)


@way("content redefined through a hidden table (XRefStm)", "changed", seen=True, read=True, kinds=attacks.WORDS | PAGES, needs=attacks.has_figure)
def hidden_table(c, data):
    """The plain table of the update lists nothing: readers of both kinds of tables find the new content in the stream that it points to."""
    content, word, glyph = attacks.glyph_to_change(c, data)
    content.replace(glyph, attacks.other_figure(content, glyph))
    u = Update(data, STREAM)
    target = u.pdf.pages[word.page - 1].obj
    u.touch(target)
    target.Contents = u.stream(content.bytes())
    out = bytearray(u.finish())
    at = int(out[out.rindex(b"startxref") + 9:].split()[0])
    size = u._size() + 1
    start = len(out)
    out += b"xref\n0 0\ntrailer\n<< " + u._entries(size).replace(b"/Prev", b"/XRefStm %d /Prev" % at) + b">>\nstartxref\n%d\n%%%%EOF\n" % start
    c.note(word.page, word.box, "words")
    return bytes(out)
