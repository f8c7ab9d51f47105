# SPDX-License-Identifier: MIT
"""Workbooks for tests/forms.py, written part by part so that they have what spreadsheets leave in official forms: furigana, controls, shared
formulas, an array, tables, choices, protection, rows without names, parts packed in every way. And what a filled-in copy may differ in, said
without a look at how bunkai does it."""
import io
import re
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."

# What a cell may look like: 0 General, 1 a day, 2 text, 3 令和, 4 a number with a tint
STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="170" formatCode="yyyy/m/d"/><numFmt numFmtId="171" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="49"/><xf numFmtId="171"/><xf numFmtId="1"/></cellXfs></styleSheet>"""

STRINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="{MAIN}" count="4" uniqueCount="4"><si><t>確認表</t><rPh sb="0" eb="3"><t>カクニンヒョウ</t></rPh><phoneticPr fontId="0"/></si>
<si><r><rPr><b/></rPr><t>はい</t></r><r><t>・いいえ</t></r></si><si><t>責任者を置いている。</t></si><si><t xml:space="preserve"> 提出を受けた </t></si></sst>"""

SHEET = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="urn:x14ac" mc:Ignorable="x14ac"><sheetPr><tabColor rgb="FF00FF00"/></sheetPr><dimension ref="A1:H20"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>
<cols><col min="1" max="2" width="20"/><col min="5" max="7" width="9" style="1" customWidth="1"/></cols><sheetData><!-- <c r="B2"/> is no cell -->
<row r="1" spans="1:8" ht="20.5" x14ac:dyDescent="0.4"><c r="A1" t="s" ph="1"><v>0</v></c><c r="B1" s="2"/></row>
<row r="2" x14ac:dyDescent='0.4'><c r="A2" t="inlineStr"><is><t>医療機関名 &gt; &amp;</t><rPh sb="0" eb="2"><t>イリョウ</t></rPh></is></c><c r="B2" s="2"></c><c r="C2" s="0"><v>1</v></c></row>
<row r="4" s="3" customFormat="1"><c r="A4"><v>1</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" t="s" s="4" cm="1"><v>1</v><extLst><ext uri="urn:x"><kept xmlns="urn:k"/></ext></extLst></c><c r="D4" s="1"/></row>
<row r="5"><c r="A5"><v>2</v></c><c r="B5" t="s"><v>3</v></c><c r="C5" s="4"/><c r="D5" s="1"/></row>
<row><c><v>3</v></c><c t="str"><v>名のない行</v></c><c/></row>
<row r="8"><c r="A8"><f t="shared" ref="A8:A10" si="0">A4*2</f><v>2</v></c><c r="B8" t="s"><v>0</v></c></row><row r="9"><c r="A9"><f t="shared" si="0"/><v>4</v></c></row>
<row r="10"><c r="A10"><f t="shared" si="0"/><v>6</v></c><c r="C10"><f t="array" ref="C10:D11">A4:B5</f><v>1</v></c><c r="D10"><v>2</v></c></row>
<row r="11"/><row r="12"><c r="C12"><f>COUNTIF(C4:C5,"はい")</f><v>0</v></c></row>
<row r="14"><c r="A14" t="inlineStr"><is><t>列1</t></is></c><c r="B14" t="inlineStr"><is><t>列2</t></is></c></row><row r="15"><c r="A15" t="inlineStr"><is><t>値</t></is></c></row>
<row r="16"><c r="B16"/><c r="C16"/></row></sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/><mergeCells count="1"><mergeCell ref="B16:C17"/></mergeCells><phoneticPr fontId="0"/>
<dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="C4:C5"><formula1>"はい,いいえ"</formula1></dataValidation><dataValidation type="list" sqref="F2"><formula1>選択肢!$A$1:$A$2</formula1></dataValidation></dataValidations>
<pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><legacyDrawing r:id="rId2"/><controls><control shapeId="1025" r:id="rId3" name="Check Box 1"/></controls><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>"""

CHOICES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>有</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>無</t></is></c></row></sheetData></worksheet>"""

EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<x:worksheet xmlns:x="{MAIN}"><x:sheetData/></x:worksheet>'


def rels(*entries):
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(f'<Relationship Id="{i}" Type="{REL}/{t}" Target="{p}"/>' for i, t, p in entries) + "</Relationships>")


def parts(date1904=False, sheet=SHEET, macros=False, signed=False):
    """The parts of the form, in the order of its ZIP file."""
    book = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr{" date1904=" + chr(34) + "1" + chr(34) if date1904 else ""}/>'
            '<sheets><sheet name="確認表" sheetId="1" r:id="rId1"/><sheet name="選択肢" sheetId="2" r:id="rId2"/><sheet name="空" sheetId="3" r:id="rId3"/></sheets></workbook>')
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" if macros else TYPES + "sheet.main+xml"
    over = [("xl/workbook.xml", kind), ("xl/styles.xml", TYPES + "styles+xml"), ("xl/sharedStrings.xml", TYPES + "sharedStrings+xml"),
            *[(f"xl/worksheets/sheet{n}.xml", TYPES + "worksheet+xml") for n in (1, 2, 3)], ("xl/tables/table1.xml", TYPES + "table+xml"),
            ("xl/calcChain.xml", TYPES + "calcChain+xml"), ("xl/ctrlProps/ctrlProp1.xml", "application/vnd.ms-excel.controlproperties+xml")]
    types = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
             '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
             + "".join(f'<Override PartName="/{p}" ContentType="{t}"/>' for p, t in over) + "</Types>")
    table = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="{MAIN}" id="1" name="表1" displayName="表1" ref="A14:B15" totalsRowShown="0"><autoFilter ref="A14:B15"/>'
             '<tableColumns count="2"><tableColumn id="1" name="列1"/><tableColumn id="2" name="列2"/></tableColumns></table>')
    found = {
        "[Content_Types].xml": types, "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"), ("rId3", "worksheet", "worksheets/sheet3.xml"),
                                           ("rId4", "styles", "styles.xml"), ("rId5", "sharedStrings", "sharedStrings.xml"), ("rId6", "calcChain", "calcChain.xml")),
        "xl/worksheets/sheet1.xml": sheet, "xl/worksheets/sheet2.xml": CHOICES, "xl/worksheets/sheet3.xml": EMPTY,
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "table", "../tables/table1.xml"), ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId3", "ctrlProp", "../ctrlProps/ctrlProp1.xml")),
        "xl/tables/table1.xml": table, "xl/styles.xml": STYLES, "xl/sharedStrings.xml": STRINGS,
        "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="A8" i="1"/><c r="A9" i="1"/><c r="A10" i="1"/><c r="C10" i="1" a="1"/><c r="C12" i="1"/></calcChain>',
        "xl/ctrlProps/ctrlProp1.xml": '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" fmlaLink="$H$4" lockText="1"/>',
        "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025"><x:ClientData ObjectType="Checkbox"/></v:shape></xml>',
    }
    if macros:
        found["xl/vbaProject.bin"] = bytes(range(256)) * 9
    if signed:
        found["_xmlsignatures/origin.sigs"] = b""
    return found


class Blind(io.RawIOBase):
    """A file that cannot be gone back in: sizes stand behind the data."""

    def __init__(self, out):
        self.out = out

    def writable(self):
        return True

    def write(self, data):
        self.out.write(data)
        return len(data)


def pack(found, how="deflated"):
    """The bytes of a ZIP file; `how` it was written: deflated, stored, streamed, extra (fields, a comment, bytes in front)."""
    out = io.BytesIO()
    target = Blind(out) if how == "streamed" else out
    if how == "extra":
        pass
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if how == "stored" else zipfile.ZIP_DEFLATED) as z:
        for i, (name, text) in enumerate(found.items()):
            info = zipfile.ZipInfo(name, (2024, 5, 13, 9, i % 60, 2))
            info.compress_type = zipfile.ZIP_STORED if how == "stored" or (how == "extra" and i % 3 == 0) else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            if how == "extra":
                info.extra = struct.pack("<HHH", 0xA220, 2, i)
                info.comment = f"part {i}".encode()
            z.writestr(info, text)
        if how == "extra":
            z.comment = "様式".encode()
    return out.getvalue()


def records(data):
    """Each part: its name, all its bytes in the file, and its record in the directory but for the place."""
    end = data.rindex(b"PK\5\6")
    n, size, start = struct.unpack("<HII", data[end + 10:end + 20])
    found, at = [], start
    for _ in range(n):
        name, extra, note = struct.unpack("<HHH", data[at + 28:at + 34])
        place, = struct.unpack("<I", data[at + 42:at + 46])
        listed = data[at:at + 42] + data[at + 46:at + 46 + name + extra + note]
        found.append([data[at + 46:at + 46 + name].decode("utf-8", "replace"), place, listed])
        at += 46 + name + extra + note
    assert at == start + size == end
    order = sorted(f[1] for f in found) + [start]
    return [(name, data[place:order[order.index(place) + 1]], listed) for name, place, listed in found], data[end + 20:]


CELL = re.compile(r"<(?:\w+:)?c(?=[\s/>])[^>]*?(?:/>|>.*?</(?:\w+:)?c\s*>)", re.S)
ROW = re.compile(r"<((?:\w+:)?)row(?=[\s/>])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row\s*>)", re.S)


def without(xml, filled, rows):
    """The sheet without the cells of those names, and without rows that are not of `rows` and hold nothing else."""
    def strip_cells(text):
        return CELL.sub(lambda m: "" if (re.search(r'\br="([A-Z]+[0-9]+)"', m.group(0).split(">")[0]) or [0, ""])[1] in filled else m.group(0), text)

    comments = re.split(r"(<!--.*?-->)", xml)
    xml = "".join(c if c.startswith("<!--") else strip_cells(c) for c in comments)

    def strip_row(m):
        number = re.search(r'\br="([0-9]+)"', m.group(2))
        if number and number[1] not in rows and not (m.group(3) or ""):
            return ""
        return f"<{m.group(1)}row{m.group(2)}>{m.group(3) or ''}</row>"

    return re.sub(r"<(\w+:)?sheetData\s*/>", r"<\1sheetData></sheetData>", re.sub(r"</\w+:(row|sheetData)>", r"</\1>", ROW.sub(strip_row, xml)))


def numbers(xml):
    return set(re.findall(r'<(?:\w+:)?row[^>]*?\br="([0-9]+)"', xml))
