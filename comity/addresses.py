"""Addresses: which are taken, what may be shown of them, where they lead, and where a download of one lies."""

import ipaddress
import re
import socket
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from comity.graph.errors import BadInput

# Endings for addresses that have none; loaders tell some formats by the ending only.
ENDINGS = {
    "text/turtle": ".ttl",
    "application/n-triples": ".nt",
    "application/n-quads": ".nq",
    "application/trig": ".trig",
    "application/rdf+xml": ".rdf",
    "application/ld+json": ".jsonld",
    "text/csv": ".csv",
}


def is_address(given: str) -> bool:
    """Tell whether something is written like an address and not like a file; raises BadInput for other schemes."""
    scheme, mark, _ = given.partition("://")
    if not mark or not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        return False
    if scheme.lower() not in ("http", "https"):
        raise BadInput(f"{clean(given)} is no http address; Comity loads http and https addresses, and files by path.")
    return True


def clean(address: str) -> str:
    """Return the address without user name, password and fragment: what may be shown and kept.

    >>> clean("https://me:secret@example.org/data.ttl?page=1#top")
    'https://example.org/data.ttl?page=1'
    """
    parts = urlsplit(address)
    return urlunsplit((parts.scheme.lower(), parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def origin(address: str) -> tuple[str, str]:
    """Return what tells one server from another."""
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def private(host: str) -> bool:
    """Tell whether a host stands in a private network or on this machine, by any of its addresses.

    >>> private("127.0.0.1"), private("10.1.2.3"), private("::1"), private("8.8.8.8")
    (True, True, True, False)
    """
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(each.partition("%")[0]).is_global for each in found)


def place(address: str, content_type: str) -> Path:
    """Return where a download lies below its folder: by host and path, so that neighbours stay neighbours.

    >>> place("https://example.org/a/../b/x%20y.csv", "text/plain").as_posix()
    'example.org/a/b/x_y.csv'
    """
    parts = urlsplit(address)
    steps = [re.sub(r"[^\w.-]+", "_", unquote(step))[-100:] for step in (parts.netloc, *parts.path.split("/"))]
    steps = [step for step in steps if step.strip(".")]
    if parts.query:
        steps.insert(len(steps) - 1, sha256(parts.query.encode()).hexdigest()[:12])
    name = steps[-1] if len(steps) > 1 else "index"
    if not Path(name).suffix:
        name += ENDINGS.get(content_type, "")
    return Path(*steps[:-1] or steps, name)
