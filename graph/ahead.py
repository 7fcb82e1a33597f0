"""Parts of several sources made at once, each in a process of its own, before the writer takes them in one by one.

What comes of it does not depend on how many processes there are: a part is made from its own file alone, and the
writer takes the parts in the order in which it would have made them. A file that cannot be read is left to the writer.
"""

import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from comity.graph.errors import BadInput
from comity.graph.part import part_name, write_part
from comity.graph.progress import Progress
from comity.graph.store import Work

# To start processes takes as long as is gained by two of them on this many bytes.
WORTHWHILE = 10_000_000
# Seconds between two reports of one file, and between two looks at them.
PAUSE = 0.5
Report = tuple[str, int]
_reports: "SimpleQueue[Report] | None" = None


def prepare(works: Sequence[Work], parts: Path, texts: Path, processes: int, progress: Progress) -> None:
    """Make the parts of works in up to so many processes; few or small ones are left to the writer."""
    each = list({part_name(work): work for work in works}.values())
    sizes = {work.key: progress.sizes.get(work.key, 0) for work in each}
    if processes < 2 or len(each) < 2 or sum(sizes.values()) < WORTHWHILE:
        return
    kind = get_context("spawn")
    reports: SimpleQueue[Report] = kind.SimpleQueue()
    executor = ProcessPoolExecutor(min(processes, len(each)), kind, _begin, (reports,))
    try:
        # The largest first, so that none is left alone at the end.
        jobs = sorted(each, key=lambda work: -sizes[work.key])
        running = {executor.submit(_make, work, parts, texts): work.key for work in jobs}
        _watch(running, reports, progress)
    except BrokenProcessPool:
        return  # the writer makes what is missing
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _watch(running: "dict[Future[None], str]", reports: "SimpleQueue[Report]", progress: Progress) -> None:
    left = set(running)
    while left:
        done, left = wait(left, timeout=PAUSE)
        while not reports.empty():
            progress.at(*reports.get())
        for each in done:
            each.result()
            progress.done(running[each])


def _begin(reports: "SimpleQueue[Report]") -> None:
    """Set a process up: it ends at once with an interrupt, and with the one that began it."""
    global _reports
    _reports = reports
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _make(work: Work, parts: Path, texts: Path) -> None:
    said = 0.0

    def tell(position: int) -> None:
        nonlocal said
        now = time.monotonic()
        if _reports is not None and now - said > PAUSE:
            said = now
            _reports.put((work.key, position))

    try:
        write_part(work, parts, texts, tell)
    except BadInput:
        return  # the writer meets it in its turn, and says so
