#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A stand-in for the annex as DOCX, from the tree that `build --format json` prints. Until `send` makes the real one.
usage: standin.py TREE.json SENDING-ID OUT.docx"""
import json
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

from marks import W, mark_name

TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>"""
O = "http://schemas.openxmlformats.org/officeDocument/2006"
RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{O}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="{O}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>"""
DOC_RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{O}/relationships/header" Target="header1.xml"/><Relationship Id="rId2" Type="{O}/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="{O}/relationships/styles" Target="styles.xml"/></Relationships>"""


class Writer:
    def __init__(self):
        self.out, self.names, self.clause, self.para, self.number = [], set(), "", 0, ""

    def p(self, text, style, key=None):
        mark = ("", "")
        name = key and mark_name(key)
        if name and name not in self.names:
            self.names.add(name)
            n = len(self.names)
            mark = f'<w:bookmarkStart w:id="{n}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{n}"/>'
        run = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' if t else "" for t in text.split("\t")).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        self.out.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{mark[0]}<w:r><w:rPr><w:rFonts w:eastAsia="Noto Serif CJK JP"/></w:rPr>{run}</w:r>{mark[1]}</w:p>')

    def node(self, node, depth=0):
        kind, text = node["kind"], node.get("text", "")
        label = node.get("label", {}).get("text", "") if isinstance(node.get("label"), dict) else node.get("label", "")
        shown = f"{label}\t{text}" if label else text
        if kind == "table":
            return self.table(node)
        if kind in ("key-value", "signature"):
            for row in node.get("rows", []):
                self.p("　".join(c.get("text", "") for c in row["cells"]), "Note")
            return None
        if kind == "article":
            self.clause, self.para = node["id"].removeprefix("clause-"), 0
            self.p(shown, "Article", node["id"])
        elif kind == "paragraph" and self.clause:
            self.para += 1
            self.p(shown, "Paragraph", f"{self.clause}/{self.para}")
        elif kind == "item" and self.clause and label.startswith("("):
            self.number = label
            self.p(shown, "Item", f"{self.clause}/{self.para}{label}")
        elif kind == "item":
            self.p(shown, "Item", f"{self.clause}/{self.para}{self.number}{label}")
        elif kind not in ("list", "page-break"):
            self.clause = self.clause if kind == "note" else ""
            self.p(text, "Heading1" if kind == "part" else "Body")
        for item in node.get("items", []):
            self.node(item, depth + 1)
        return None

    def table(self, node):
        self.out.append("<w:tbl><w:tblPr/><w:tblGrid>" + "<w:gridCol/>" * len(node["columns"]) + "</w:tblGrid>")
        for row in node["rows"]:
            self.out.append("<w:tr>")
            key = (row.get("origin") or {}).get("key")
            for n, cell in enumerate(row["cells"]):
                span = f'<w:gridSpan w:val="{cell["colspan"]}"/>' if cell.get("colspan", 1) > 1 else ""
                self.out.append(f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}</w:tcPr>')
                self.p(cell.get("text", ""), "Cell", key if n == 0 else None)
                self.out.append("</w:tc>")
            self.out.append("</w:tr>")
        self.out.append("</w:tbl>")
        self.p("", "Body")


def make(tree, sending, path):
    writer = Writer()
    for part in tree["head"]:
        writer.p(part["text"], "Title")
    for part in tree["body"]:
        writer.clause = ""
        writer.node(part)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    ns = f'xmlns:w="{W}" xmlns:r="{O}/relationships"'
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{s}"><w:name w:val="{s}"/></w:style>' for s in ("Title", "Heading1", "Article", "Paragraph", "Item", "Body", "Note", "Cell"))
    parts = {
        "[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/_rels/document.xml.rels": DOC_RELS,
        "word/document.xml": f'{head}<w:document {ns}><w:body>{"".join(writer.out)}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/header1.xml": f"{head}<w:hdr {ns}><w:p><w:r><w:t>{escape(sending)}</w:t></w:r></w:p></w:hdr>",
        "word/settings.xml": f"{head}<w:settings {ns}><w:trackRevisions/></w:settings>",
        "word/styles.xml": f"{head}<w:styles {ns}>{styles}</w:styles>",
        "docProps/core.xml": f'{head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{escape(sending)}</dc:identifier></cp:coreProperties>',
        "docProps/custom.xml": f'{head}<Properties xmlns="{O}/custom-properties" xmlns:vt="{O}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="sending"><vt:lpwstr>{escape(sending)}</vt:lpwstr></property></Properties>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        make(json.load(file), sys.argv[2], sys.argv[3])
