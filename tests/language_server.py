"""A client of yaml-language-server: what an editor's program says of a file, and offers in it.

The server is the one from npm that VS Code and others run; `make test` installs it. It has no
network: an attempt to reach one ends it.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

from tools import programs

PATIENCE = 120
"""How many seconds the server may take for all that it is asked."""

SERVER = "yaml-language-server/bin/yaml-language-server"
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True}}
"""What an editor tells of its settings, here without schemas from anywhere else."""

ALONE = """
for (const name of ['net', 'dns']) {
  const gone = () => { require('fs').writeSync(2, 'the network was asked'); process.exit(9); };
  const part = require(name);
  if (part.Socket) part.Socket.prototype.connect = gone; else part.lookup = gone;
}
"""
"""A script that takes the network away from a program that loads it first."""


class Server:
    """A running server, spoken to as the Language Server Protocol has it."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path, settings: Any) -> None:
        self.process, self.root, self.settings = process, root, settings
        self.number = self.opened = 0
        client = {"workspace": {"configuration": True}}
        self.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities=client)
        self.tell("initialized")

    def problems(self, file: str, text: str | None = None) -> list[str]:
        """What it says of a file, or of `text` in its place: each line (from 1) and message."""
        uri = self.open(file, text)
        while True:
            message = self.read()
            told = message.get("params", {})
            if message.get("method", "").endswith("publishDiagnostics") and told["uri"] == uri:
                self.tell("textDocument/didClose", textDocument={"uri": uri})
                found = told["diagnostics"]
                return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found]

    def offers(self, file: str, text: str) -> dict[str, str]:
        """What can be written where `text` has “|”, and what is said about each."""
        before, _, after = text.partition("|")
        uri = self.open(file, before + after)
        line = before.count("\n")
        place = {"line": line, "character": len(before.rpartition("\n")[2])}
        found = self.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        self.tell("textDocument/didClose", textDocument={"uri": uri})
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: words(item.get("documentation")) for item in items}

    def open(self, file: str, text: str | None = None) -> str:
        """Open a file, with `text` in the place of what it holds, under an address of its own, so
        that no answer about another can be taken for one about it; that address.
        """
        path = self.root / file
        shown = path.read_text("utf-8") if text is None else text
        self.opened += 1
        uri = path.with_name(f"{self.opened}-{path.name}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": shown}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def ask(self, method: str, **parameters: Any) -> Any:
        """Ask for something; what is answered."""
        self.number += 1
        self.write({"id": self.number, "method": method, "params": parameters})
        while (message := self.read()).get("id") != self.number or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def tell(self, method: str, **parameters: Any) -> None:
        """Tell something that has no answer."""
        self.write({"method": method, "params": parameters})

    def write(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """The next message; what the server asks for is answered: its settings, else nothing."""
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline()).strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:
            wanted = message.get("params", {}).get("items", [])
            settings = [self.settings.get(item.get("section"), {}) for item in wanted]
            self.write({"id": message["id"], "result": settings or None})
        return message


def words(documentation: Any) -> str:
    """The words of a piece of documentation, whichever form it has."""
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""


def find() -> list[str]:
    """The command that starts the server; nothing where Node.js or the package is not there."""
    script, node = programs.package(SERVER), programs.NODE.find()
    return [node, str(script), "--stdio"] if script and node else []


@contextmanager
def running(
    command: list[str], root: Path, folder: Path, settings: Any = SETTINGS
) -> Iterator[Server]:
    """A server for the files in `root`, until the block ends; `folder` is for what it needs."""
    (folder / "alone.js").write_text(ALONE, "utf-8")
    process = subprocess.Popen(
        [command[0], "--require", str(folder / "alone.js"), *command[1:]],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    timer = Timer(PATIENCE, process.kill)
    timer.start()
    try:
        yield Server(process, root, settings)
    finally:
        timer.cancel()
        process.kill()
        process.communicate()
