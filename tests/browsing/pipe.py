# SPDX-License-Identifier: MIT
"""A browser without a screen, spoken to by the pipe that Chromium opens for programs (--remote-debugging-pipe): no port, no driver."""
import base64
import json
import os
import shutil
import subprocess
import tempfile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Browser:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="bunkai-browser.")
        to_read, to_write = os.pipe(), os.pipe()
        words = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars",
                 "--disable-background-networking", "--disable-component-update", "--lang=ja", "--remote-debugging-pipe",
                 f"--user-data-dir={self.home}", "about:blank"]

        def give_pipes():  # it reads from 3 and writes to 4
            os.dup2(to_read[0], 13)
            os.dup2(to_write[1], 14)
            os.dup2(13, 3)
            os.dup2(14, 4)
            os.closerange(5, 64)

        self.process = subprocess.Popen(words, preexec_fn=give_pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        env={**os.environ, "HOME": self.home})
        os.close(to_read[0])
        os.close(to_write[1])
        self.out, self.come = os.fdopen(to_read[1], "wb", 0), os.fdopen(to_write[0], "rb", 0)
        self.rest, self.n, self.session, self.events = b"", 0, None, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def receive(self):
        while b"\0" not in self.rest:
            piece = self.come.read(1 << 16)
            if not piece:
                raise RuntimeError("the browser ended")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **params):
        self.n += 1
        message = {"id": self.n, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        self.out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.n:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while True:
            for i, event in enumerate(self.events):
                if event.get("method") == method:
                    del self.events[i]
                    return event["params"]
            self.events.append(self.receive())

    def screen(self, width, height=800, dots=1, mobile=True):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=dots, mobile=mobile)

    def script(self, runs):
        self.ask("Emulation.setScriptExecutionDisabled", value=not runs)

    def clock(self, iso):
        """From the next page on it is that moment: '2026-11-03T03:00:00+09:00'."""
        if getattr(self, "clock_id", None):
            self.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=self.clock_id)
        source = ("(() => { const Real = Date, at = Real.parse(%s); window.Date = class extends Real "
                  "{ constructor(...a) { super(...(a.length ? a : [at])); } static now() { return at; } }; })()" % json.dumps(iso))
        self.clock_id = self.ask("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]

    def open(self, path, anchor=""):
        self.events = []
        self.ask("Page.navigate", url="about:blank")
        self.wait("Page.loadEventFired")
        self.events = []
        self.ask("Page.navigate", url=path.resolve().as_uri() + anchor)
        self.wait("Page.loadEventFired")

    def value(self, expression):
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", str(answer)))
        return answer["result"].get("value")

    def complaints(self):
        """What the page was refused (its policy), what its script threw, what it asked the network for."""
        self.value("1")
        said = []
        for event in self.events:
            params = event.get("params", {})
            if event.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
                said.append(params["entry"]["text"])
            if event.get("method") == "Runtime.exceptionThrown":
                said.append(params["exceptionDetails"].get("exception", {}).get("description", "thrown"))
            if event.get("method") == "Network.requestWillBeSent" and not params["request"]["url"].startswith(("file:", "data:", "about:")):
                said.append("asks for " + params["request"]["url"])
        return said

    def picture(self, path, whole=False):
        data = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **({"clip": self.clip()} if whole else {}))["data"]
        path.write_bytes(base64.b64decode(data))

    def clip(self):
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        return {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 12000), "scale": 1}

    def pdf(self, path):
        data = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self):
        try:
            self.session = None
            self.ask("Browser.close")
        except (RuntimeError, OSError):
            pass
        self.out.close()
        self.come.close()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)
