# SPDX-License-Identifier: MIT
"""True signatures: CMS by openssl over the byte range, as signing programs and services put them in. A field with its widget, the catalog's AcroForm and,
where the widget is seen, an appearance; certification (DocMDP), locks, time stamps (RFC 3161) and what long validation adds (DSS)."""
import hashlib
import re
import subprocess
from pathlib import Path

import pikepdf

from update import PACKED, STREAM, Update

ROOM = 6000  # bytes for the CMS; in the file twice as many hexadecimal figures
TSA = """[ tsa ]
default_tsa = t
[ t ]
serial = {0}/serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
[ e ]
extendedKeyUsage = critical,timeStamping
"""


class Keys:
    """A signer per name, and somebody who stamps times, made once for a run."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.made = {}

    def _openssl(self, *words, **how):
        return subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, **how).stdout

    def signer(self, name, *more):
        if name not in self.made:
            key, cert = self.folder / f"k{len(self.made)}.pem", self.folder / f"c{len(self.made)}.pem"
            self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650", "-utf8", "-subj", f"/CN={name}",
                          "-keyout", key, "-out", cert, *more)
            self.made[name] = key, cert
        return self.made[name]

    def cms(self, name, content):
        key, cert = self.signer(name)
        path = self.folder / "content"
        path.write_bytes(content)
        return self._openssl("cms", "-sign", "-binary", "-cades", "-nosmimecap", "-md", "sha256", "-in", path, "-signer", cert, "-inkey", key, "-outform", "DER")

    def token(self, content):
        config = self.folder / "tsa.cnf"
        if not config.exists():
            config.write_text(TSA.format(self.folder))
            (self.folder / "serial").write_text("01\n")
        key, cert = self.signer("見本時刻局", "-config", self._request(), "-extensions", "e")
        query = self.folder / "query"
        query.write_bytes(self._openssl("ts", "-query", "-digest", hashlib.sha256(content).hexdigest(), "-sha256", "-cert"))
        return self._openssl("ts", "-reply", "-config", config, "-queryfile", query, "-signer", cert, "-inkey", key, "-token_out")

    def _request(self):
        path = self.folder / "req.cnf"
        path.write_text("[ req ]\ndistinguished_name = d\n[ d ]\n[ e ]\nextendedKeyUsage = critical,timeStamping\n")
        return path


def text_of(words):
    return pikepdf.String(words).unparse()


def form_of(u, direct=False):
    """The catalog's AcroForm, made if there is none; the catalog is written anew."""
    root = u.touch(u.pdf.Root)
    if "/AcroForm" not in root:
        form = pikepdf.Dictionary(Fields=[], SigFlags=3)
        root.AcroForm = form if direct else u.add(form)
    elif root.AcroForm.is_indirect:
        u.touch(root.AcroForm)
    root.AcroForm.SigFlags = 3
    if root.AcroForm.Fields.is_indirect:
        u.touch(root.AcroForm.Fields)
    return root.AcroForm


def annotate(u, page, annotation, own_array=False):
    """Adds an annotation to a page, which is written anew with it."""
    page = u.touch(u.pdf.pages[page - 1])
    if "/Annots" in page and page.Annots.is_indirect:
        u.touch(page.Annots)
        page.Annots.append(annotation)
    else:
        listed = pikepdf.Array([*page.get("/Annots", []), annotation])
        page.Annots = u.add(listed) if own_array else listed
    return page


def up(pdf, page, box):
    """A box from the left upper corner as the rectangle of the file."""
    tall = float(pdf.pages[page - 1].mediabox[3])
    return [round(v, 2) for v in (box[0], tall - box[3], box[2], tall - box[1])]


def appearance(u, width, height, content, **resources):
    return u.stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, width, height], Resources=pikepdf.Dictionary(**resources))


def seal(width, height):
    """A round seal in outline: what is under it stays readable."""
    r, x, y = min(width, height) / 2 - 1, width / 2, height / 2
    k = r * 0.5523
    curve = (f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c {x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
             f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c S")
    return f"q 0.8 0.1 0.1 RG 1.2 w {curve} Q".encode()


def sign(data, keys, name="見本 太郎", field="Signature1", page=1, box=None, content=None, form=STREAM, level=None, lock=None, kids=False, direct=False,
         own_array=False, timestamp=False, reach=None, day="20261005", extras=None, reason=None):
    """DATA with a signature more, by an update. BOX: where the widget is seen (None: nowhere); CONTENT: what its appearance draws, from its left lower corner;
    LEVEL: certified with DocMDP; KIDS: field and widget are two objects; REACH: the byte range ends there, which is wrong; EXTRAS(u): more into the same update."""
    u = Update(data, form)
    value = u.add(pikepdf.Dictionary(Type=pikepdf.Name.Sig))
    rect = up(u.pdf, page, box) if box else [0, 0, 0, 0]
    widget = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=rect, F=132, P=u.pdf.pages[page - 1].obj)
    if box and content is not False:
        wide, tall = rect[2] - rect[0], rect[3] - rect[1]
        widget.AP = pikepdf.Dictionary(N=appearance(u, wide, tall, content or seal(wide, tall)))
    words = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String(field), V=value)
    if lock:
        words.Lock = u.add(pikepdf.Dictionary(Type=pikepdf.Name.SigFieldLock, Action=pikepdf.Name(lock)))
    if kids:
        parent = u.add(words)
        widget.Parent = parent
        widget = u.add(widget)
        parent.Kids = pikepdf.Array([widget])
    else:
        for key, held in words.items():
            widget[key] = held
        widget = u.add(widget)
        parent = widget
    form_of(u, direct).Fields.append(parent)
    annotate(u, page, widget, own_array)
    if level:
        u.pdf.Root.Perms = pikepdf.Dictionary(DocMDP=value)
    if extras:
        extras(u)
    u.raw[value.objgen] = signature_words(name, day, level, timestamp, reason, lock, u.pdf)
    return sealed(u.finish(), len(data), keys, name, timestamp, reach)


def signature_words(name, day, level, timestamp, reason, lock, pdf):
    parts = [b"/Type /DocTimeStamp /SubFilter /ETSI.RFC3161" if timestamp else b"/Type /Sig /SubFilter /ETSI.CAdES.detached", b"/Filter /Adobe.PPKLite",
             b"/ByteRange [0 9999999999 9999999999 9999999999]", b"/Contents <" + b"0" * 2 * ROOM + b">"]
    if not timestamp:
        parts += [b"/Name " + text_of(name), b"/M (D:%s120000+09'00')" % day.encode()]
    if reason:
        parts.append(b"/Reason " + text_of(reason))
    root = b"%d %d R" % pdf.Root.objgen
    if level:
        parts.append(b"/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P %d /V /1.2 >> >>]" % level)
    elif lock:
        parts.append(b"/Reference [<< /Type /SigRef /TransformMethod /FieldMDP /Data " + root + b" /TransformParams << /Type /TransformParams /Action "
                     + lock.encode() + b" /V /1.2 >> >>]")
    return b"<< " + b" ".join(parts) + b" >>"


def sealed(data, start, keys, name, timestamp, reach):
    """Fills the byte range and the signature over it into what was left free behind START."""
    out = bytearray(data)
    hole = re.compile(rb"/Contents <0{%d}>" % (2 * ROOM)).search(out, start)
    first, second = hole.start() + 10, hole.end()
    end = reach if reach is not None else len(out)
    span = b"[0 %d %d %d]" % (first, second, end - second)
    out = out.replace(b"[0 9999999999 9999999999 9999999999]", span.ljust(36), 1)
    signed = bytes(out[:first]) + bytes(out[second:end])
    made = keys.token(signed) if timestamp else keys.cms(name, signed)
    if len(made) > ROOM:
        raise ValueError(f"{len(made)} bytes of CMS")
    out[first + 1:first + 1 + 2 * len(made)] = made.hex().encode()
    return bytes(out)


def validation(data, keys, name="見本 太郎", form=STREAM):
    """What long validation needs (DSS), as an update."""
    u = Update(data, form)
    cert = subprocess.run(["openssl", "x509", "-in", keys.signer(name)[1], "-outform", "DER"], check=True, capture_output=True).stdout
    held = u.stream(cert)
    root = u.touch(u.pdf.Root)
    root.DSS = u.add(pikepdf.Dictionary(Type=pikepdf.Name.DSS, Certs=[held], VRI=pikepdf.Dictionary()))
    root.Extensions = pikepdf.Dictionary(ESIC=pikepdf.Dictionary(BaseVersion=pikepdf.Name("/1.7"), ExtensionLevel=5))
    return u.finish()


def stamped_time(data, keys, field="TimeStamp1", form=PACKED):
    return sign(data, keys, field=field, timestamp=True, form=form)
