# SPDX-License-Identifier: MIT
"""LibreOffice at work: a module of its Basic (*.bas beside this file) runs in a profile of its own. Python's bridge to LibreOffice is a package
that few machines have; Basic comes with it. A module's Main reads commands from one file, a word and its arguments to a line, and writes its
answers into another, both parted by tabs."""
import os
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
SECONDS = 600
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{name}" script:language="StarBasic">{source}</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="{name}"/>
</library:library>
"""


def mask(text):
    """As a module writes a text: one line without tabs."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


class Office:
    def __init__(self, program, folder):
        """The first start fills the profile, and would overwrite modules that lie there before."""
        self.program, self.folder = program, folder
        self.start("--terminate_after_init")
        self.library = folder / "profile/user/basic/Standard"

    def start(self, *args, **environment):
        subprocess.run([self.program, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--norestore", *args],
                       capture_output=True, check=False, timeout=SECONDS, env=dict(os.environ, LC_ALL="C.UTF-8", **environment))

    def run(self, name, commands, **environment):
        """The answers: a list of words for each line; None when the module did not come to its end."""
        asked, target = self.folder / f"{name}.asked", self.folder / f"{name}.answers"
        asked.write_text("".join("\t".join(map(str, c)) + "\n" for c in commands), encoding="utf-8")
        target.unlink(missing_ok=True)
        source = (HERE / f"{name}.bas").read_text(encoding="utf-8")
        (self.library / f"{name}.xba").write_text(MODULE.format(name=name, source=escape(source, {'"': "&quot;"})), encoding="utf-8")
        (self.library / "script.xlb").write_text(LIBRARY.format(name=name), encoding="utf-8")
        self.start(f'macro:///Standard.{name}.Main("{asked}","{target}")', **environment)
        lines = target.read_text(encoding="utf-8").split("\n")[:-1] if target.exists() else []
        return [line.split("\t") for line in lines[:-1]] if lines[-1:] == ["end"] else None
