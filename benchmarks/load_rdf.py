"""Load one N-Quads file with Comity and with ``oxigraph load`` in the same run; print seconds, ratio and peak memory.

Run: python benchmarks/load_rdf.py [QUADS]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Time both and print one line each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source.nq"
        with source.open("w", encoding="utf-8") as out:
            for i in range(count):
                subject, predicate = f"<http://example.org/thing/{i // 10}>", f"<http://example.org/property/{i % 10}>"
                out.write(f'{subject} {predicate} "value number {i}"@en <http://example.org/graph> .\n')
        code = "from comity.cli import main; main()"
        comity = _timed(sys.executable, "-c", code, "load", str(source), "--store", str(folder / "store"))
        peer = _timed("oxigraph", "load", "--location", str(folder / "peer"), "--file", str(source))
    for label, (seconds, memory) in (("comity load", comity), ("oxigraph load", peer)):
        print(f"{label:14} {seconds:6.1f} s  {count / seconds:10,.0f} quads/s  {memory // 1024:6,} MB at most")
    print(f"comity takes {comity[0] / peer[0]:.1f} times as long")


def _timed(*command: str) -> tuple[float, int]:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss


if __name__ == "__main__":
    main()
