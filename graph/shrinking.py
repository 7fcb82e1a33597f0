"""A source that says much less than before: half a download or a renamed column, rather than news."""

from comity.graph.counted import counted
from comity.graph.errors import BadInput
from comity.graph.manifest import SourceEntry
from comity.graph.store import Work

# What a new version must state at least, of what the old one did.
LEAST = 0.7


def refuse_shrinking(work: Work, entry: SourceEntry, old_sha256: str, old_quads: int) -> None:
    """Refuse new bytes that state much less than those they would replace, unless that is asked for."""
    if work.may_shrink or entry.sha256 == old_sha256 or entry.quads >= old_quads * LEAST:
        return
    raise BadInput(
        f"{work.path} states {counted(entry.quads, 'fact')} as the source {work.key!r}, which has {old_quads} so far: "
        f"nothing was changed; if it is whole, load it with --shrink."
    )
