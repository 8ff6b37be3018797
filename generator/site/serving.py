"""The live preview: the site at an address of this machine, built anew at each edit."""

import errno
import os
import socket
from pathlib import Path
from typing import Any

from generator.content.atomic import Refusal
from generator.content.files import lent
from generator.content.folders import OVERRIDES
from generator.site.configuration import Settings, config_file, read_settings
from generator.site.engine import serve_with
from generator.site.settings import installed_theme


def serve_site(root: Path, docs: Path, address: str, engine: str) -> None:
    """Show the site at `address` (host:port), built anew at each edit, until interrupted.

    The engine's hook writes the Markdown to the folder `docs`, which engines want beforehand.
    Raises Refusal where something else is at the address, with the next that is free, and where
    the engine cannot follow edits.
    """
    _check_is_free(address)
    docs.mkdir(parents=True, exist_ok=True)
    config = config_file(root)
    settings: Settings = {"docs_dir": str(docs), "dev_addr": address}
    theme: Any = installed_theme(read_settings(config).get("theme"), engine)
    if isinstance(theme, dict):
        custom = config.parent / str(theme.get("custom_dir", ""))
        lending = {} if custom.is_dir() else {"custom_dir": str(lent(OVERRIDES))}
        settings["theme"] = {**theme, **lending}
    serve_with(engine, config, settings)


def _check_is_free(address: str) -> None:
    """Raise Refusal where no site can be shown at `address`, with one where it can."""
    host, _, given = address.rpartition(":")
    if not host or not given.isdecimal() or not 0 < (port := int(given)) < 65_536:
        raise Refusal(f"{address}: no address to show the site at; write it as 127.0.0.1:8000")
    fault = _binding_fault(host, port)
    if fault and fault.errno == errno.EADDRINUSE:
        others = (one for one in range(port + 1, 65_536) if not _binding_fault(host, one))
        hint = f"this one is free: `explainer serve -a {host}:{next(others, 0)}`"
        raise Refusal(f"{address}: another program is there already; {hint}")
    if fault:
        raise Refusal(f"{address}: the site cannot be shown there: {fault.strerror}")


def _binding_fault(host: str, port: int) -> OSError | None:
    """Why nothing can be shown at a host and port; None where it can."""
    try:
        family, kind, *_, where = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
            one.bind(where)
    except OSError as error:
        return error
    return None
