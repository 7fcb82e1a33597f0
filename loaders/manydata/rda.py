"""The named objects of an R data file; what is broken or hostile is refused with its place."""

import struct
from pathlib import Path
from typing import Any

from comity.graph.errors import BadInput
from comity.loaders.manydata.xdr import Broken, Reader


def objects(path: Path, data: bytes) -> list[tuple[str, Any]]:
    """Return the named objects of a file; raises BadInput where it is broken, hostile or in another form."""
    if data[:5] not in (b"RDX2\n", b"RDX3\n") or data[5:7] != b"X\n":
        raise BadInput(f"{path} is no R data in binary form; save it in R with save(..., ascii = FALSE).")
    reader = Reader(data, 7)
    try:
        if reader.header() not in (2, 3):
            raise Broken("its version is not known")
        found = reader.item(0)
    except (struct.error, LookupError, TypeError, ValueError, OverflowError):
        raise BadInput(f"{path} is damaged or cut off at byte {reader.at}, once unpacked; fetch it again.") from None
    except Broken as trouble:
        raise BadInput(f"{path} byte {reader.at}, once unpacked: {trouble}; save its tables alone.") from None
    if not isinstance(found, list):
        raise BadInput(f"{path} holds no named objects; save its tables in R with save().")
    return [(name, value) for name, value in found if isinstance(name, str)]
