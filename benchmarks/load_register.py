"""Load the bundled register into a new store, and its dump with ``rdflib`` in the same run; print seconds and ratio.

Run: python benchmarks/load_register.py [RUNS]
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMITY = "from comity.cli import main; main()"
RDFLIB = "import sys, rdflib; rdflib.Dataset().parse(sys.argv[1], format='nquads')"


def main() -> None:
    """Time both as often as asked and print the fastest run of each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        loads = [_timed(COMITY, "load", "register", "--store", str(folder / f"store{run}")) for run in range(runs)]
        dump = folder / "dump.nq"
        _timed(COMITY, "export", str(dump), "--store", str(folder / "store0"))
        parses = [_timed(RDFLIB, str(dump)) for _ in range(runs)]
        count = sum(1 for _ in dump.open("rb"))
    print(f"comity load register  {min(loads):5.2f} s, whole process, with ontology, reference graph and derived facts")
    print(f"rdflib, its dump      {min(parses):5.2f} s, {count:,} statements into memory")
    print(f"comity takes {min(loads) / min(parses):.1f} times as long")


def _timed(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
