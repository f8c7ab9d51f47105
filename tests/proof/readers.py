# SPDX-License-Identifier: MIT
"""What other programs than poppler find in PDFs: mupdf and pdf.js read the text, qpdf checks the form. All files of all programs are read at
once, two at a time: pdf.js in one process, because its start costs more than its reading."""
import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tree import squash

PDFJS = Path("/usr/share/javascript/pdf/build/pdf.js")  # Debian's libjs-pdf
SCRIPT = Path(__file__).resolve().with_name("pdfjs.js")


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if line.strip()]
    return done.stdout, said + ([f"status {done.returncode}"] if done.returncode else [])


def read_mupdf(path):
    """-N: without colour management, which Debian's mupdf has not and warns of."""
    text, complaints = run("mutool", "draw", "-q", "-N", "-F", "txt", "-o", "-", path)
    return [squash(page) for page in text.split("\f")[:-1]], complaints


def read_pdfjs(paths):
    """pdf.js takes some characters apart that Unicode has for compatibility; of those the documents use the ellipsis only."""
    text, complaints = run("node", SCRIPT, PDFJS, *paths)
    found = {path: ([], complaints or ["pdf.js says nothing of it"]) for path in paths}
    for line in text.splitlines():
        said = json.loads(line)
        found[Path(said["file"])] = [squash(page).replace("...", "…") for page in said["pages"]], complaints + said["complaints"]
    return found


def check_form(path):
    """Lines of `qpdf --check` when it has found something."""
    text, complaints = run("qpdf", "--check", path)
    return [*complaints, *text.splitlines()] if complaints or "No syntax or stream encoding errors" not in text else []


def missing():
    """Debian packages whose programs are not here."""
    packages = {"mupdf-tools": shutil.which("mutool"), "qpdf": shutil.which("qpdf"), "nodejs": shutil.which("node"),
                "libjs-pdf": PDFJS.exists() or None}
    return [package for package, found in packages.items() if not found]


def read_all(paths, absent, with_slow):
    """{program: {path: (pages, complaints)}}, and {path: lines} of qpdf; None for the programs of absent packages."""
    with ThreadPoolExecutor(2) as pool:
        pdfjs = None if {"nodejs", "libjs-pdf"} & set(absent) or not with_slow else pool.submit(read_pdfjs, paths)
        mupdf = None if "mupdf-tools" in absent else pool.map(read_mupdf, paths)
        form = None if "qpdf" in absent else pool.map(check_form, paths)
        texts = {"mupdf": dict(zip(paths, mupdf)) if mupdf else None}
        if with_slow:
            texts["pdf.js"] = pdfjs.result() if pdfjs else None
        return texts, dict(zip(paths, form)) if form else None
