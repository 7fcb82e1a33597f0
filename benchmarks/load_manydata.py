"""Load the files of a manydata package, and read them with ``rdata`` in the same run; print seconds, memory, ratio.

Run: python benchmarks/load_manydata.py FOLDER (needs ``pip install rdata``)
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMITY = "from comity.cli import main; main()"
RDATA = """
import sys, warnings, rdata
warnings.simplefilter("ignore")
for path in sys.argv[1:]:
    rdata.read_rda(path)
"""


def main() -> None:
    """Time both once: the register is loaded before, as users have it."""
    files = sorted(str(path) for path in Path(sys.argv[1]).glob("*.rda"))
    with tempfile.TemporaryDirectory() as name:
        store = str(Path(name) / "store")
        _timed(COMITY, "load", "register", "--store", store)
        loading = _timed(COMITY, "load", *files, "--store", store)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    reading = _timed(RDATA, *files)
    print(f"comity load   {loading:6.1f} s, {memory:,.0f} MB at most, with derived facts, ready to be asked")
    print(f"rdata, reading {reading:6.1f} s, into tables in memory")
    print(f"comity takes {loading / reading:.1f} times as long")


def _timed(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
