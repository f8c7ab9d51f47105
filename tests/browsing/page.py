# SPDX-License-Identifier: MIT
"""A page as a parser reads it (Python's own), held against what HTML, people with a screen reader and a hospital without a network ask of it."""
import base64
import hashlib
import re
from html.parser import HTMLParser
from urllib.parse import unquote

VOID = {"meta", "br", "img", "link", "hr", "input"}
KNOWN = {"html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "details", "summary", "ul", "li",
         "main", "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "br", "span", "u", "abbr", "article", "figure", "label", "select",
         "option", "textarea", "script", "img", "svg", "g", "rect", "path", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "circle", "defs",
         "clipPath", "clippath", "use"}
INSIDE = {"li": {"ul"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}, "thead": {"table"}, "tbody": {"table"}, "caption": {"table"}, "option": {"select"},
          "summary": {"details"}}
NO_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "u", "abbr", "option", "summary", "textarea", "caption", "label"}
BLOCKS = {"p", "div", "ul", "table", "section", "article", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "details", "nav", "header", "main", "li"}
UNSAID = {"nav", "script", "style", "option", "textarea", "caption", "summary", "svg", "title"}


class Element:
    def __init__(self, name, attributes, above):
        self.name, self.has, self.above, self.below = name, dict(attributes), above, []
        self.classes = (self.has.get("class") or "").split()

    def walk(self):
        yield self
        for child in self.below:
            if isinstance(child, Element):
                yield from child.walk()

    def words(self, unsaid=UNSAID):
        """Without what is said beside the tree: contents, filters, fields, captions, drawings whose words follow in a list."""
        if self.name in unsaid or {"skip", "filter"} & set(self.classes):
            return ""
        return "".join(c.words(unsaid) if isinstance(c, Element) else c for c in self.below)

    def all_words(self):
        return "".join(c.all_words() if isinstance(c, Element) else c for c in self.below)

    def find(self, *names):
        return [e for e in self.walk() if e.name in names]

    def within(self, name):
        e = self.above
        while e and e.name != name:
            e = e.above
        return e


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.root = self.now = Element("", {}, None)
        self.problems, self.source = [], path.read_text(encoding="utf-8")
        self.feed(self.source)
        self.close()
        if self.now is not self.root:
            self.problems.append(f"<{self.now.name}> is not closed")

    def handle_starttag(self, tag, attrs):
        e = Element(tag, attrs, self.now)
        if len(dict(attrs)) != len(attrs):
            self.problems.append(f"<{tag}> has an attribute twice: {attrs}")
        if tag not in KNOWN:
            self.problems.append(f"<{tag}> is no element of ours")
        if tag in INSIDE and self.now.name not in INSIDE[tag]:
            self.problems.append(f"<{tag}> stands in <{self.now.name}>")
        above = self.now
        while above and above.name:
            if (above.name in NO_BLOCKS and tag in BLOCKS) or (tag == "a" and above.name == "a"):
                self.problems.append(f"<{tag}> stands in <{above.name}>")
            above = above.above
        self.now.below.append(e)
        if tag not in VOID:
            self.now = e

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.now.name != tag:
            self.problems.append(f"</{tag}> closes <{self.now.name}>")
            return
        self.now = self.now.above

    def handle_data(self, data):
        self.now.below.append(data)

    def handle_comment(self, data):
        self.problems.append("a comment: " + data)

    # --- what is asked of it

    def ids(self):
        return [e.has["id"] for e in self.root.walk() if "id" in e.has]

    def check_ids(self):
        ids = self.ids()
        yield from (f"the id {i} stands {ids.count(i)} times" for i in set(ids) if len(ids) != len(set(ids)) and ids.count(i) > 1)
        yield from (f"the id '{i}' has white space" for i in ids if not i or i.split() != [i])
        known = set(ids)
        for e in self.root.walk():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                if e.has.get(name) and e.has[name] not in known:
                    yield f"{name} of <{e.name}> leads to {e.has[name]}, which is not there"

    def check_heads(self):
        last = 0
        heads = [e for e in self.root.walk() if re.fullmatch("h[1-6]", e.name)]
        if sum(e.name == "h1" for e in heads) != 1:
            yield "there is not one <h1>"
        for e in heads:
            if int(e.name[1]) > last + 1:
                yield f"<{e.name}> {e.words()[:40]} follows <h{last}>"
            if not e.all_words().strip():
                yield f"<{e.name}> says nothing"
            last = int(e.name[1])

    def check_landmarks(self):
        root = self.root.find("html")[0]
        if root.has.get("lang") != "ja":
            yield "the language is not said"
        for name in ("main", "header"):
            if len(self.root.find(name)) != 1:
                yield f"there is not one <{name}>"
        skip = next((e for e in self.root.find("a") if "skip" in e.classes), None)
        if not skip or skip.has["href"] != "#" + self.root.find("main")[0].has["id"]:
            yield "no link leads over the head"
        for e in self.root.find("body")[0].below:
            if isinstance(e, str) and e.strip():
                yield f"'{e.strip()[:30]}' stands outside of all landmarks"

    def check_tables(self):
        for table in self.root.find("table"):
            caption = [e for e in table.below if isinstance(e, Element) and e.name == "caption"]
            if len(caption) != 1 or not caption[0].all_words().strip():
                yield "a table has no caption"
            for th in table.find("th"):
                if th.has.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                    yield f"the head {th.words()[:20]} has no scope"
            yield from self.check_rows(table)

    def check_rows(self, table):
        covered, width = {}, None
        for y, row in enumerate(table.find("tr")):
            x = 0
            for cell in (e for e in row.below if isinstance(e, Element)):
                while covered.get((y, x)):
                    x += 1
                for dy in range(int(cell.has.get("rowspan", 1))):
                    for dx in range(int(cell.has.get("colspan", 1))):
                        covered[y + dy, x + dx] = True
                x += int(cell.has.get("colspan", 1))
            while covered.get((y, x)):
                x += 1
            width = width or x
            if x != width:
                yield f"row {y} of a table has {x} columns, not {width}"

    def check_fields(self):
        for e in self.root.find("textarea", "select", "input"):
            if not e.has.get("aria-label") and not e.within("label"):
                yield f"a <{e.name}> has no name"

    def check_alone(self):
        """Nothing is loaded, nothing is run but the one script that its policy names."""
        policy = next((e.has["content"] for e in self.root.find("meta") if (e.has.get("http-equiv") or "").lower() == "content-security-policy"), "")
        if not policy.startswith("default-src 'none'"):
            yield "no policy forbids to load"
        for name in ("style", "script"):
            own = [e for e in self.root.find(name)]
            if len(own) != 1:
                yield f"there are {len(own)} <{name}>"
                continue
            total = base64.b64encode(hashlib.sha256(own[0].all_words().encode()).digest()).decode()
            if f"{name}-src 'sha256-{total}'" not in policy:
                yield f"the policy does not know the <{name}>"
        for e in self.root.walk():
            for name, value in e.has.items():
                if name.startswith("on") or name == "style" or name in ("srcset", "ping", "background", "action", "formaction"):
                    yield f"<{e.name}> has {name}"
                if name == "src" and not value.startswith("data:image/png;base64,"):
                    yield f"<{e.name}> loads {value[:60]}"
                if name in ("href", "xlink:href") and not re.match(r"(#|tel:[+#]?[0-9X]+$|mailto:[^?&]+@[^?&]+$|https?://|[^:?]*\.html(#|$))", value):
                    yield f"<{e.name}> leads to {value[:60]}"
        css = "".join(e.all_words() for e in self.root.find("style"))
        if re.search(r"url\s*\(|@import|expression", css):
            yield "the style loads something"

    def links(self):
        return [(e, e.has["href"]) for e in self.root.find("a") if "href" in e.has]


def check_links(path, pages):
    """`pages`: {path: Page} of all that were made. Each link within them leads to an id that is there."""
    for _, address in pages[path].links():
        if re.match("(tel|mailto|https?):", address):
            continue
        file, _, anchor = address.partition("#")
        other = (path.parent / unquote(file)).resolve() if file else path
        if other not in pages:
            yield f"{address}: there is no such page"
        elif unquote(anchor) not in pages[other].known:
            yield f"{address}: there is no such place"


# --- contrast (WCAG 2.2, 1.4.3)

def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    lines = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in parts]
    return .2126 * lines[0] + .7152 * lines[1] + .0722 * lines[2]


def contrast(x, y):
    a, b = sorted((luminance(x) + .05, luminance(y) + .05), reverse=True)
    return a / b


def long_form(color):
    return "#" + "".join(2 * c for c in color[1:]) if len(color) == 4 else color


def check_contrast(css):
    """Of each rule that names both colours, of each that names one against the page, light and dark, and of the page's own."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    variables = [dict(re.findall(r"--([a-z]+):(#[0-9A-Fa-f]+)", rule)) for rule in re.findall(r":root\{([^}]*--[^}]*)\}", css)]
    if len(variables) != 2:
        yield f"{len(variables)} palettes, not a light and a dark one"
        return
    for palette in variables:
        palette = {k: long_form(v) for k, v in palette.items()}
        for ink in ("ink", "mark", "link", "focus"):
            for ground in ("ground", "soft"):
                if ink != "mark" and contrast(palette[ink], palette[ground]) < (3 if ink == "focus" else 4.5):
                    yield f"{ink} on {ground}: {contrast(palette[ink], palette[ground]):.2f}"
        if contrast(palette["line"], palette["ground"]) < 3:
            yield f"lines: {contrast(palette['line'], palette['ground']):.2f}"
    seen = 0
    for name, rule in re.findall(r"([.\w-]+)\{([^{}]*)\}", css):
        color = re.search(r"(?<![-\w])color:(#[0-9A-Fa-f]+)", rule)
        ground = re.search(r"background:(#[0-9A-Fa-f]+)", rule)
        if not color:
            continue
        seen += 1
        on = long_form(ground[1]) if ground else "#FFFFFF"
        if not ground and name in ("number", ".number", ".tap"):
            continue
        if contrast(long_form(color[1]), on) < 4.5:
            yield f"{name}: {color[1]} on {on} is {contrast(long_form(color[1]), on):.2f}"
    if not seen:
        yield "no rule says a colour"
