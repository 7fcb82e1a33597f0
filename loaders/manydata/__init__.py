"""manydata R packages: their .rda files of agreements, memberships, references and organisations."""

from pathlib import Path

from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.loaders.manydata import agreements, memberships, organisations, references
from comity.loaders.manydata.frames import Frame, datasets
from comity.loaders.manydata.kinds import kind
from comity.loaders.manydata.unpack import MAGIC, unpacked

ENDINGS = (".rda", ".rdata")
READERS = {
    "memberships": memberships.read,
    "references": references.read,
    "organisations": organisations.read,
    "agreements": agreements.read,
}


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is R data, by its ending or its first words."""
    return path.suffix.lower() in ENDINGS or head.startswith(MAGIC)


def load(context: Context) -> None:
    """Emit what the datasets of the file say; skip by name what is no table of these packages."""
    found: list[tuple[Frame, str]] = []
    for name, frame in datasets(context.path, unpacked(context.path)):
        if frame is None:
            context.skip("objects of R that are no tables", f"{context.path.name} {name}")
            continue
        called = kind(context.path, frame)
        if called:
            found.append((frame, called))
        else:
            for number in range(1, frame.length + 1):
                context.skip(f"rows of {frame.name}, a table of no known kind", frame.place(number))
    if not found:
        raise BadInput(
            f"{context.path} holds no table of agreements, memberships, references or organisations; "
            "give a data file of a manydata package."
        )
    context.describe(title=f"manydata {', '.join(dict.fromkeys(called for _, called in found))}", language="en")
    for frame, called in found:
        READERS[called](context, frame)
