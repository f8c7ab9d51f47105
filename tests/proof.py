#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Proof that nothing is cut: every document of the samples, of the real register in ../shared where it is there, and of a project made to
break layouts is rendered as PDF and XLSX; the words that other programs find in the files are, in order, those of the document tree, no word
lies on another or leaves its page, no row of a workbook is lower than its text, and parts stand in the order of ECMA-376.
With LibreOffice the workbooks are printed too and the rows compared with the heights it would choose; with openpyxl they are read. Without
these programs such tests are skipped. A hospital's own style is tried as well.
usage: proof.py BUNKAI"""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent / "support"))
import proof_pdf  # noqa: E402
import proof_stress  # noqa: E402
import proof_tree  # noqa: E402
import proof_xlsx  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SOFFICE = shutil.which("soffice")
OPENPYXL = importlib.util.find_spec("openpyxl")
count = Counter()
