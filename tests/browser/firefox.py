"""A real Firefox, driven through Marionette, the remote control that is built into it.

Every message is a length, a colon and a list in JSON, so that neither a driver nor a library is
needed. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.recording import probe

PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "browser.startup.page": 0,
    "network.captive-portal-service.enabled": False,
    "devtools.console.stdout.content": True,
}
TOPICS = ("http-on-opening-request", "file-channel-opened", "data-channel-opened")
"""What Firefox tells its own parts when anything is asked for, from wherever."""

START = probe("firefox-start")
STOP = probe("firefox-stop")
"""Record what the pages of windows ask for, and the errors that Firefox writes into consoles."""

_WRITTEN = re.compile(r'^console\.(?:error|warn|assert): [("\[\d].*', re.MULTILINE)
"""What scripts of pages have put into a console, in Firefox’s output; its own parts give a name."""

FLAGS = ("--no-remote", "--marionette", "--remote-allow-system-access")
"""The last one lets Marionette look into Firefox itself, which tells what pages ask for."""

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015"}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class FirefoxError(Exception):
    """Firefox refused a command; the message is its own."""


@dataclass
class Record:
    """What the pages of Firefox asked for and complained about while it was recorded."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Firefox:
    """One window of Firefox; `output` is the file that it writes its own output to."""

    def __init__(self, port: int, output: Path) -> None:
        self._output = output
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._number = 0
        self._read()
        self.command("WebDriver:NewSession")

    def command(self, name: str, **parameters: Any) -> Any:
        """Have a command carried out, and return what it gives. Raises FirefoxError."""
        self._number += 1
        body = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(body), body))
        _, _, error, result = self._read()
        if error:
            raise FirefoxError(f"{name}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def open(self, url: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.command("WebDriver:Navigate", url=url)

    def back(self) -> None:
        """Go back to the page before."""
        self.command("WebDriver:Back")

    def forward(self) -> None:
        """Go forward again."""
        self.command("WebDriver:Forward")

    def evaluate(self, script: str, *arguments: Any) -> Any:
        """What a JavaScript expression gives; it may use `arguments`."""
        return self.command(
            "WebDriver:ExecuteScript", script=f"return ({script})", args=list(arguments)
        )

    def wait_for(self, script: str, *arguments: Any, seconds: float = 10) -> Any:
        """What an expression gives as soon as that is true or not empty. Raises FirefoxError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := self.evaluate(script, *arguments):
                return found
            time.sleep(0.05)
        raise FirefoxError(f"waited {seconds} s for: {script}")

    @contextmanager
    def recorded(self) -> Iterator[Record]:
        """Cut Firefox off the network while the block runs; what happened stands there after it."""
        record, said = Record(), self._output.stat().st_size
        self._privileged(START, TOPICS)
        try:
            yield record
        finally:
            record.requests, record.complaints = self._privileged(STOP, TOPICS)
        output = self._output.read_bytes()[said:].decode("utf-8", "replace")
        record.complaints += _WRITTEN.findall(output)

    def _privileged(self, script: str, *arguments: Any) -> Any:
        """What an expression gives that may look into Firefox itself; its globals stay."""
        self.command("Marionette:SetContext", value="chrome")
        try:
            return self.command(
                "WebDriver:ExecuteScript",
                script=f"return ({script})",
                args=list(arguments),
                sandbox="system",
                newSandbox=False,
            )
        finally:
            self.command("Marionette:SetContext", value="content")

    def find(self, selector: str) -> str:
        """The reference of the first element that a CSS selector names."""
        found = self.command("WebDriver:FindElement", using="css selector", value=selector)
        return found[ELEMENT]

    def click(self, selector: str) -> None:
        """Click an element."""
        self.command("WebDriver:ElementClick", id=self.find(selector))

    def fill(self, selector: str, text: str) -> None:
        """Empty a field and type into it."""
        element = self.find(selector)
        self.command("WebDriver:ElementClear", id=element)
        self.command("WebDriver:ElementSendKeys", id=element, text=text)

    def press(self, selector: str, key: str) -> None:
        """Press a key of KEYS, or a letter, on an element."""
        self.command("WebDriver:ElementSendKeys", id=self.find(selector), text=KEYS.get(key, key))

    def _read(self) -> Any:
        head = b""
        while not head.endswith(b":"):
            head += self._receive(1)
        left, body = int(head[:-1]), b""
        while len(body) < left:
            body += self._receive(left - len(body))
        return json.loads(body)

    def _receive(self, count: int) -> bytes:
        received = self._socket.recv(count)
        if not received:
            raise FirefoxError("Firefox ended")
        return received


@contextmanager
def started(place: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox without a screen, with a profile of its own, while the block runs."""
    profile.mkdir(parents=True)
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [place, "--headless", *FLAGS, "--profile", str(profile)]
    output = profile / "output.txt"
    with output.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL)
    try:
        yield Firefox(_port(process, profile / "MarionetteActivePort"), output)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _port(process: subprocess.Popen[bytes], file: Path) -> int:
    """The port that Firefox chose, as soon as it has written it down."""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if file.is_file() and file.read_text("utf-8").strip():
            return int(file.read_text("utf-8"))
        time.sleep(0.1)
    raise FirefoxError("Firefox did not start")
