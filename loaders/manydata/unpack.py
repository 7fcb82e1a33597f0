"""A data file of R as its plain bytes, whatever it was packed with, and never more than memory bears."""

import bz2
import lzma
import zlib
from pathlib import Path
from typing import Protocol

from comity.graph.errors import BadInput

MAGIC = (b"RDX2\n", b"RDX3\n", b"RDA2\n", b"RDA3\n", b"RDB2\n", b"RDB3\n")
# The largest file of the family unpacks to 38 MB.
LIMIT = 256 << 20
BLOCK = 1 << 20
# What the dictionary of an xz file may take.
MEMORY = 256 << 20


class Unpacker(Protocol):
    """What the three packers have in common."""

    @property
    def eof(self) -> bool:
        """Tell whether the packed data ended."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Unpack no more than so many bytes."""


def unpacked(path: Path) -> bytes:
    """Read a file and unpack it; raises BadInput where it is empty, broken, or larger than the limit."""
    if path.stat().st_size == 0:
        raise BadInput(f"{path} is empty; fetch it again.")
    with path.open("rb") as file:
        start = file.read(6)
    packer = _packer(start)
    if packer is None:
        if path.stat().st_size > LIMIT:
            raise _too_large(path)
        return path.read_bytes()
    try:
        return _expand(path, packer)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
        raise BadInput(f"{path} cannot be unpacked; it is damaged or cut off: fetch it again.") from None


def _packer(start: bytes) -> Unpacker | None:
    if start.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(wbits=31)
    if start.startswith(b"BZh"):
        return bz2.BZ2Decompressor()
    if start.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMADecompressor(memlimit=MEMORY)
    return None


def _expand(path: Path, packer: Unpacker) -> bytes:
    total = bytearray()
    with path.open("rb") as file:
        while not packer.eof:
            block = file.read(BLOCK)
            if not block:
                raise EOFError
            while True:
                total += packer.decompress(block, BLOCK)
                if len(total) > LIMIT:
                    raise _too_large(path)
                block = getattr(packer, "unconsumed_tail", b"")
                if packer.eof or not (block or not getattr(packer, "needs_input", True)):
                    break
    return bytes(total)


def _too_large(path: Path) -> BadInput:
    return BadInput(
        f"{path} unpacks to more than {LIMIT >> 20} MB, which is refused; save its tables in several files."
    )
