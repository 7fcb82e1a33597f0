"""Files from http and https addresses: bounded in size, time and redirects, and whole or not at all."""

import http.client
import time
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from comity import __version__
from comity.addresses import clean, origin, place, private
from comity.graph.errors import BadInput

BLOCK = 1 << 16
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """How much is taken: bytes, seconds without a byte, seconds in all, redirects."""

    size: int = 500 * MEGABYTE
    idle: float = 30
    total: float = 3600
    redirects: int = 5


@dataclass(frozen=True)
class Download:
    """A file that was fetched; ``address`` is the one that was asked for, ``hops`` those it led to."""

    address: str
    path: Path
    hops: tuple[str, ...]


def fetch(address: str, folder: Path, limits: Limits) -> Download:
    """Fetch what is at an address into a folder that mirrors it, or raise BadInput and leave no file there."""
    shown = clean(address)
    hops: list[str] = []
    deadline = time.monotonic() + limits.total
    try:
        with _answer(address, hops, limits) as answer:
            path = folder / place(shown, answer.headers.get_content_type())
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(path.name + ".draft")
            try:
                with draft.open("wb") as out:
                    _copy(answer, out, limits, deadline)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
    except _Trouble as trouble:
        raise BadInput(f"{shown} {trouble}") from None
    except TimeoutError:
        raise BadInput(f"{shown} sent nothing for {limits.idle:g} seconds; try again later.") from None
    except (URLError, http.client.HTTPException, OSError, ValueError) as trouble:
        if isinstance(getattr(trouble, "reason", None), TimeoutError):
            raise BadInput(f"{shown} sent nothing for {limits.idle:g} seconds; try again later.") from None
        told = getattr(trouble, "reason", None) or getattr(trouble, "strerror", None) or type(trouble).__name__
        raise BadInput(f"{shown} cannot be fetched ({told}); correct the address, or try again later.") from None
    return Download(shown, path, tuple(hops))


class _Trouble(Exception):
    """Why nothing was fetched: what follows the address in the sentence."""


class _NoRedirects(HTTPRedirectHandler):
    """Leaves redirects to the loop that counts, checks and tells them."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _answer(address: str, hops: list[str], limits: Limits) -> Any:
    """Open the address, or the one that it leads to."""
    opener = build_opener(_NoRedirects)
    first = urlsplit(address)
    current = clean(address)
    was_public = not private(first.hostname or "")
    while True:
        headers = {"User-Agent": f"comity/{__version__}", "Accept": "*/*", "Accept-Encoding": "gzip"}
        if first.username is not None and origin(current) == origin(clean(address)):
            told = f"{unquote(first.username)}:{unquote(first.password or '')}"
            headers["Authorization"] = "Basic " + b64encode(told.encode()).decode()
        try:
            return opener.open(Request(current, headers=headers), timeout=limits.idle)  # noqa: S310 - http only
        except HTTPError as error:
            with error:
                target = error.headers.get("Location")
                if error.code not in (301, 302, 303, 307, 308) or not target:
                    raise _Trouble(f"answers {error.code} {error.reason}; correct the address.") from None
        current = clean(urljoin(current, target))
        if urlsplit(current).scheme not in ("http", "https"):
            raise _Trouble(f"leads to {current}, which is no http address; load the file itself.")
        if was_public and private(urlsplit(current).hostname or ""):
            raise _Trouble(f"leads to {current}, which is an address of a private network; load the file itself.")
        if current in hops or len(hops) >= limits.redirects:
            raise _Trouble(f"leads from one address to the next, last to {current}; give the address of the file.")
        hops.append(current)


def _copy(answer: Any, out: IO[bytes], limits: Limits, deadline: float) -> None:
    """Write the body, decoded, as far as the limits allow."""
    told = answer.headers.get("Content-Length")
    if told and told.isdigit() and int(told) > limits.size:
        raise _too_large(limits)
    size = 0
    for block in _decoded(answer, int(told) if told and told.isdigit() else None, deadline):
        size += len(block)
        if size > limits.size:
            raise _too_large(limits)
        out.write(block)
    if not size:
        raise _Trouble("is empty; correct the address.")


def _too_large(limits: Limits) -> _Trouble:
    return _Trouble(f"is larger than {limits.size / MEGABYTE:g} MB; if it is meant, allow more with --limit.")


def _decoded(answer: Any, told: int | None, deadline: float) -> Iterator[bytes]:
    """Yield the body block by block; a packed one never expands by more than a block at once."""
    packed = answer.headers.get("Content-Encoding", "identity").lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise _Trouble(f"comes packed as {packed}, which is not read; download it by other means.")
    unpacker = None if packed == "identity" else _Unpacker()
    for block in _blocks(answer, told, deadline):
        if unpacker is None:
            yield block
        else:
            yield from unpacker.unpack(block)
    if unpacker is not None and not unpacker.is_whole:
        raise _cut_off()


def _blocks(answer: Any, told: int | None, deadline: float) -> Iterator[bytes]:
    taken = 0
    try:
        while block := answer.read1(BLOCK):
            taken += len(block)
            yield block
            if time.monotonic() > deadline:
                raise _Trouble("comes too slowly; try again later.")
    except http.client.IncompleteRead:
        raise _cut_off() from None
    if told is not None and taken != told:
        raise _cut_off()


def _cut_off() -> _Trouble:
    return _Trouble("broke off before its end, and nothing of it was kept; try again later.")


class _Unpacker:
    """Unpacks gzip, one member after another."""

    def __init__(self) -> None:
        self._reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.is_whole = False

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data expands to, in blocks."""
        try:
            while data:
                if self._reader.eof:
                    self._reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
                block = self._reader.decompress(data, BLOCK)
                data = self._reader.unused_data if self._reader.eof else self._reader.unconsumed_tail
                self.is_whole = self._reader.eof
                if block:
                    yield block
        except zlib.error:
            raise _Trouble("is packed in a way that cannot be read; download it by other means.") from None
