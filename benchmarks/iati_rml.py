"""Map one generated IATI file with morph-kgc and read it with Comity in the same run; print their seconds and ratio.

Both write N-Quads or N-Triples; neither fills a store. Run: python benchmarks/iati_rml.py [MEGABYTES] --python PYTHON
where PYTHON is that of an environment with morph-kgc (pip install morph-kgc), which is no dependency of Comity.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from iati import write

PART = """
import sys
from pathlib import Path
from comity import loading
from comity.graph.part import write_part
path = Path(sys.argv[1])
entry = write_part(loading._work(path, None, None, None, True, None, None), path.parent, path.parent)
print(entry.quads)
"""
CONFIG = """[CONFIGURATION]
output_file: {folder}/out.nt
number_of_processes: 1
[activities]
mappings: {folder}/iati.rml.ttl
"""


def main() -> None:
    """Time both and print a line each."""
    options = argparse.ArgumentParser()
    options.add_argument("megabytes", nargs="?", type=int, default=4)
    options.add_argument("--python", required=True)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "activities.xml", given.megabytes * 1_000_000)
        shutil.copy(Path(__file__).with_name("iati.rml.ttl"), folder)
        (folder / "config.ini").write_text(CONFIG.format(folder=folder), encoding="utf-8")
        own, quads = _timed([sys.executable, "-c", PART, "activities.xml"], folder)
        other, _ = _timed([given.python, "-m", "morph_kgc", "config.ini"], folder, PYTHONPATH="")
        with (folder / "out.nt").open("rb") as file:
            triples = sum(1 for _ in file)
    print(f"comity    {own:6.1f} s  {int(quads):,} statements")
    print(f"morph-kgc {other:6.1f} s  {triples:,} statements  {other / own:.1f} times as long")


def _timed(command: list[str], folder: Path, **more: str) -> tuple[float, str]:
    """Run a command; give the CPU seconds that it took, and what it wrote."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=os.environ | more, check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


if __name__ == "__main__":
    main()
