# SPDX-License-Identifier: MIT
"""Files that somebody might return by malice, by mistake or by a machine's. Each maker takes a Kit and a path and writes one file there."""
import io
import random
import struct
import zipfile
import zlib

import sheets
import write

REASON = "この理由は文字である"
SHEET = "xl/worksheets/sheet1.xml"
STAMP = (2026, 10, 1, 0, 0, 0)


class Kit:
    """A sound return with one answered row, as parts that a maker spoils."""

    def __init__(self, sent):
        self.sent = sent
        book = sent.book()
        sheet = book.sheet("row")
        self.row = next(r for r in sheet.rows if r.owner)
        self.key = self.row.owner["key"]
        self.put(sheet, "answer", "承諾")
        self.put(sheet, "reason", REASON)
        self.put(sheet, "by", "見本 一郎")
        self.put(sheet, "date", "2026-10-20")
        self.sheet, self.book = sheet, book
        plain = write.Plain(random.Random(1))
        plain.inline, plain.prefix, plain.days = True, "", "text"
        places = []
        self.parts = dict(plain.parts(book.sheets, places, "answers.xlsx"))
        self.line = next(n for row, _, _, name, n in places if row is self.row)

    def put(self, sheet, name, text):
        self.row.said[sheet.column(name).id] = sheets.Said(text, text)

    def at(self, name):
        return write.get_column_letter(self.sheet.columns.index(self.sheet.column(name)) + 1) + str(self.line)

    def with_cell(self, name, element):
        """The parts with another element in the place of a cell of the answered row; {at} in it is the cell's place."""
        at = self.at(name)
        xml = self.parts[SHEET]
        start = xml.index(f'<c r="{at}"')
        end = xml.index("</c>", start) + 4
        return {**self.parts, SHEET: xml[:start] + element.replace("{at}", at) + xml[end:]}

    def with_text(self, name, text):
        return self.with_cell(name, f'<c r="{{at}}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')

    def with_rows(self, rows):
        """More rows behind the last one."""
        return {**self.parts, SHEET: self.parts[SHEET].replace("</sheetData>", rows + "</sheetData>")}

    def with_part(self, name, content, kind=None):
        parts = {**self.parts, name: content}
        if kind:
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')
        return parts

    def csv(self):
        text = io.StringIO()
        writer = write.csv.writer(text, lineterminator="\r\n")
        writer.writerows([sheets.text_of(v) for v in values] for _, values in write.lines(self.sheet))
        return text.getvalue()


def pack(path, parts, level=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", level) as out:
        for name, content in parts.items():
            out.writestr(zipfile.ZipInfo(name, STAMP), content, level)


def deflated(chunks):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    out, crc, size = [], 0, 0
    for chunk in chunks:
        out.append(packer.compress(chunk))
        crc, size = zlib.crc32(chunk, crc), size + len(chunk)
    return b"".join(out) + packer.flush(), crc, size


def pack_raw(path, entries):
    """A zip from (name, method, crc, size as told, bytes as they stand)."""
    body, central = b"", b""
    for name, method, crc, size, data in entries:
        encoded = name.encode()
        central += struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, method, 0, 0x5d41, crc, len(data), size, len(encoded), 0, 0, 0, 0, 0, len(body)) + encoded
        body += struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, method, 0, 0x5d41, crc, len(data), size, len(encoded), 0) + encoded + data
    path.write_bytes(body + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(entries), len(entries), len(central), len(body), 0))


def stored(parts):
    for name, content in parts.items():
        data = content.encode() if isinstance(content, str) else content
        packed, crc, size = deflated([data])
        yield name, 8, crc, size, packed


def bomb(kit, path, name, head, unit, times, tail, told=None):
    """A part that unpacks to many times its size; `told`: the size that the zip gives instead."""
    packed, crc, size = deflated([head.encode()] + [unit.encode()] * times + [tail.encode()])
    others = [e for e in stored(kit.parts) if e[0] != name]
    pack_raw(path, others + [(name, 8, crc, told or size, packed)])


def blanks(kit, path, megabytes, told=None):
    xml = kit.parts[SHEET]
    at = xml.index("<sheetData>")
    bomb(kit, path, SHEET, xml[:at], " " * 1000000, megabytes, xml[at:], told)


def many_strings(kit, path, megabytes):
    """Shared strings, each another one."""
    text = "".join(f"<si><t>{n:04}{'診' * 80}</t></si>" for n in range(4000))
    bomb(kit, path, "xl/sharedStrings.xml", f'<sst {write.MAIN}>', text, max(1, megabytes * 1000000 // len(text.encode())), "</sst>")


def one_string(kit, path, megabytes):
    bomb(kit, path, "xl/sharedStrings.xml", f'<sst {write.MAIN}><si><t>', "診" * 100000, megabytes * 10 // 3, "</t></si></sst>")


def overlapping(kit, path, times):
    """Many names of one packed part: nothing of the file is large but what it unpacks to."""
    parts = list(stored(kit.parts))
    packed, crc, size = deflated([b" " * 50000000])
    pack_raw(path, parts + [("xl/media/x", 8, crc, size, packed)])
    data = path.read_bytes()
    end = data.rindex(b"PK\5\6")
    count, _, _, start = struct.unpack("<HHII", data[end + 8:end + 20])
    central = data[start:end]
    last = central[central.rindex(b"PK\1\2"):]
    more = b"".join(last[:-4] + f"{n:04}".encode()[-4:] for n in range(times)) if len(last) > 50 else b""
    path.write_bytes(data[:start] + central + more + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count + times, count + times, len(central) + len(more), start, 0))


def rows_all(kit, path, rows):
    """Rows to the end of the sheet, each with a cell."""
    xml = kit.parts[SHEET]
    cut = xml.index("</sheetData>")
    first = kit.line + len(kit.sheet.rows) + 1
    packed, crc, size = deflated([xml[:cut].encode()] + [b"".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>'.encode() for n in range(a, min(a + 10000, rows + 1)))
                                                          for a in range(first, rows + 1, 10000)] + [xml[cut:].encode()])
    pack_raw(path, [e for e in stored(kit.parts) if e[0] != SHEET] + [(SHEET, 8, crc, size, packed)])


def wide_rows(kit, path, rows):
    """All columns that a sheet has, in many rows."""
    letters = [write.get_column_letter(x) for x in range(1, 16385)]
    unit = lambda n: "".join(f'<c r="{c}{n}"><v>1</v></c>' for c in letters)
    first = kit.line + len(kit.sheet.rows) + 1
    pack(path, kit.with_rows("".join(f'<row r="{n}">{unit(n)}</row>' for n in range(first, first + rows))))


def laughs(kit, path):
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "承諾"}">' for n in range(10))
    parts = kit.with_text("answer", "&l9;")
    parts[SHEET] = parts[SHEET].replace("?>\n", f"?>\n<!DOCTYPE worksheet [{entities}]>", 1)
    pack(path, parts)


def outside(kit, path):
    parts = kit.with_text("reason", "&x;")
    parts[SHEET] = parts[SHEET].replace("?>\n", '?>\n<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1)
    pack(path, parts)


def nested(kit, path, depth):
    pack(path, kit.with_rows("<row>" * depth + "</row>" * depth))


def compound(path, names, size=8192):
    """A compound file (MS-CFB) with streams of these names, as old workbooks and encrypted ones are."""
    sector = 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3e, 3, 0xfffe, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 0, 0xfffffffe, 0, 0xfffffffe, 0) + struct.pack("<I", 0) + b"\xff" * 432
    count = size // sector
    chain = lambda at: [n + 1 for n in range(at, at + count - 1)] + [0xfffffffe]
    fat = [0xfffffffd, 0xfffffffe]
    for index in range(len(names)):
        fat += chain(2 + index * count)
    fat += [0xffffffff] * (128 - len(fat))
    entry = lambda name, kind, child, right, start, length: name.encode("utf-16-le").ljust(64, b"\0") + struct.pack(
        "<HBBIII", 2 * len(name) + 2, kind, 1, 0xffffffff, right, child) + bytes(36) + struct.pack("<IQ", start, length)
    entries = [entry("Root Entry", 5, 1, 0xffffffff, 0xfffffffe, 0)]
    for index, name in enumerate(names):
        entries.append(entry(name, 2, 0xffffffff, index + 2 if index + 1 < len(names) else 0xffffffff, 2 + index * count, size))
    directory = b"".join(entries).ljust(sector, b"\0")[:sector]
    biff = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0x1faa, 0x7cd, 0x41, 0x6).ljust(size, b"\0")
    path.write_bytes(header + struct.pack("<128I", *fat[:128]) + directory + biff * len(names))


def ods(path):
    content = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
               '<office:body><office:spreadsheet><table:table table:name="回答"/></office:spreadsheet></office:body></office:document-content>')
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(zipfile.ZipInfo("mimetype", STAMP), "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr(zipfile.ZipInfo("content.xml", STAMP), content)


def cut(kit, path, share):
    pack(path, kit.parts)
    data = path.read_bytes()
    path.write_bytes(data[:int(len(data) * share)])


def flipped(kit, path, seed):
    rng = random.Random(seed)
    pack(path, kit.parts)
    data = bytearray(path.read_bytes())
    for _ in range(20):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(bytes(data))


def links(kit, path):
    """A workbook that asks another one, and a page of the web, for its values."""
    parts = kit.with_cell("answer", '<c r="{at}" t="str"><f>[1]Sheet1!$A$1</f><v>承諾</v></c>')
    parts["xl/externalLinks/externalLink1.xml"] = f'<externalLink {write.MAIN} xmlns:r="{write.OFFICE}"><externalBook r:id="rId1"/></externalLink>'
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{write.OFFICE}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>')
    parts["xl/connections.xml"] = f'<connections {write.MAIN}><connection id="1" name="x" type="4"><webPr url="http://127.0.0.1:9/x"/></connection></connections>'
    pack(path, parts)


def macros(kit, path):
    parts = kit.with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "application/vnd.ms-office.vbaProject")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                                                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    pack(path, parts)


def elsewhere(kit, path, target):
    """A sheet that is to be read from another place than the file."""
    parts = dict(kit.parts)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", target)
    pack(path, parts)


def merged(kit, path, ranges):
    parts = dict(kit.parts)
    parts[SHEET] = parts[SHEET].replace("</sheetData>", "</sheetData><mergeCells>" + "".join(f'<mergeCell ref="{r}"/>' for r in ranges) + "</mergeCells>")
    pack(path, parts)


def many_sheets(kit, path, n):
    parts = {k: v for k, v in kit.parts.items() if not k.startswith("xl/worksheets/")}
    parts["xl/workbook.xml"] = f'<workbook {write.MAIN} xmlns:r="{write.OFFICE}"><sheets>' + "".join(
        f'<sheet name="回答{i}" sheetId="{i}" r:id="rId{i}"/>' for i in range(1, n + 1)) + "</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = write.relations((f"rId{i}", f"{write.OFFICE}/worksheet", f"worksheets/sheet{i}.xml") for i in range(1, n + 1))
    for i in range(1, n + 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = kit.parts[SHEET]
    pack(path, parts)


def long_csv(kit, path, rows):
    """Rows of their own, and the sent ones among them, many times."""
    text = kit.csv()
    head, *lines = text.split("\r\n")
    path.write_text("\r\n".join([head] + (lines * (rows // len(lines) + 1))[:rows]), encoding="utf-8", newline="")


def new_csv(kit, path, rows):
    text = kit.csv()
    commas = text.split("\r\n")[-2].count(",")
    path.write_text(text + "".join(f"{n},R{n}/①-{n % 9},平常時,追加の論点{n}{',' * max(0, commas - 3)}\r\n" for n in range(rows)), encoding="utf-8", newline="")
