"""Read IATI files bare, to records and into a store in the same run; print seconds, ratios to bare and peak memory.

The seconds are those of the processor, of all threads, so that what else the machine does is left out; the time that
passed stands beside them. Run: python benchmarks/iati.py [MEGABYTES | FILE ...] [--files N]
With --files the generated activities are cut into so many files, which are loaded with one process and with two.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

BARE = """
import sys
from lxml import etree
for path in sys.argv[1:]:
    for _, one in etree.iterparse(path, tag="iati-activity"):
        one.clear()
        while one.getprevious() is not None:
            del one.getparent()[0]
"""
RECORDS = """
import sys
from pathlib import Path
from comity.graph.context import Context
from comity.loaders import iati
for path in map(Path, sys.argv[2:]):
    iati.load(Context(path, path.name, lambda _: None, lambda *_: None, include_all=sys.argv[1] == "--all"))
"""
COMITY = "from comity.cli import main; main()"
PLAN = "What is planned in this place, in some words. " * 8
CODES = ("12220", "12262", "13040", "12110", "31110", "15110")
COUNTRIES = ("KE", "TG", "BO", "LA", "NP")


@dataclass(frozen=True)
class Took:
    """What a process took: seconds of the processor and of the clock, and the most memory it had, in megabytes."""

    processor: float
    clock: float
    memory: int

    def without(self, other: "Took") -> "Took":
        """Take off what goes before the files are read."""
        return Took(self.processor - other.processor, self.clock - other.clock, self.memory)


def main() -> None:
    """Time each and print one line each."""
    options = argparse.ArgumentParser()
    options.add_argument("given", nargs="*", default=["50"])
    options.add_argument("--files", type=int, default=0)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [Path(each) for each in asked.given if not each.isdecimal()]
        if not sources:
            count = max(asked.files, 1)
            sources = [folder / f"activities-{number}.xml" for number in range(count)]
            for source in sources:
                write(source, int(asked.given[0]) * 1_000_000 // count)
        _measure(folder, [str(source) for source in sources], bool(asked.files))


def _measure(folder: Path, files: list[str], in_parallel: bool) -> None:
    single = folder / "single.xml"
    single.write_text(f'<iati-activities version="2.03">{_activity(0)}</iati-activities>', encoding="utf-8")
    size = sum(Path(file).stat().st_size for file in files) / 1_000_000
    start = _timed(COMITY, "load", str(single), "--store", str(folder / "single"))
    begun = _timed(RECORDS, "-", str(single))
    print(
        f"{size:,.0f} MB, without {begun.processor:.1f} s to begin to read and {start.processor:.1f} s for a new store"
    )
    bare = _timed(BARE, *files)
    _tell("bare iterparse", bare, bare, size)
    for flags in ([], ["--all"]):
        name = " ".join(["to records", *flags])
        _tell(name, _timed(RECORDS, *(flags or ["-"]), *files).without(begun), bare, size)
        for count in ("1", "2") if in_parallel else ("1",):
            store = str(folder / f"store{count}{len(flags)}")
            took = _timed(COMITY, "load", *files, *flags, "--store", store, "--processes", count)
            _tell(" ".join(["to a store", *flags, f"({count})"]), took.without(start), bare, size)


def _tell(name: str, took: Took, bare: Took, size: float) -> None:
    rate, ratio = size / took.processor, took.processor / bare.processor
    print(
        f"{name:22} {took.processor:7.1f} s  {rate:6.1f} MB/s  {ratio:5.1f} times bare  {took.clock:7.1f} s passed  "
        f"{took.memory:6,} MB at most",
        flush=True,
    )


def write(path: Path, size: int) -> None:
    """Write an activity file of about this many bytes, of varied activities."""
    with path.open("w", encoding="utf-8") as out:
        out.write('<iati-activities version="2.03">\n')
        number = 0
        while out.tell() < size:
            for _ in range(200):
                number += 1
                out.write(_activity(number))
        out.write("</iati-activities>\n")


def _activity(number: int) -> str:
    code, country = CODES[number % len(CODES)], COUNTRIES[number % len(COUNTRIES)]
    year = 2000 + number % 25
    transactions = "".join(
        f'<transaction ref="{number}-{each}"><transaction-type code="{2 + each % 3}"/>\n'
        f'<transaction-date iso-date="{year}-0{1 + each}-15"/>\n'
        f'<value currency="USD" value-date="{year}-0{1 + each}-15">{number * 7 + each}.50</value>\n'
        f"<description><narrative>Part {each} of the work</narrative></description>\n"
        f'<provider-org ref="GB-GOV-1" type="10"><narrative>The funder</narrative></provider-org>\n'
        f'<receiver-org ref="XX-ORG-{number % 500}"><narrative>Body {number % 500}</narrative></receiver-org>\n'
        "</transaction>\n"
        for each in range(6)
    )
    return (
        f'<iati-activity default-currency="USD" xml:lang="en" hierarchy="1">\n'
        f"<iati-identifier>GB-GOV-1-{number}</iati-identifier>\n"
        f'<reporting-org ref="GB-GOV-1" type="10"><narrative>The funder</narrative></reporting-org>\n'
        f"<title><narrative>Better clinics, phase {number}</narrative>"
        f'<narrative xml:lang="fr">Des cliniques, {number}</narrative></title>\n'
        f'<description type="1"><narrative>{PLAN}</narrative></description>\n'
        f'<participating-org role="1" ref="GB-GOV-1" type="10"><narrative>The funder</narrative></participating-org>\n'
        f'<participating-org role="4" ref="XX-ORG-{number % 500}"><narrative>Body</narrative></participating-org>\n'
        f'<activity-status code="2"/><activity-date type="1" iso-date="{year}-01-01"/>\n'
        f'<activity-date type="2" iso-date="{year}-02-01"/>\n'
        f"<contact-info><email>a@example.org</email></contact-info>\n"
        f'<recipient-country code="{country}" percentage="100"/>\n'
        f'<sector vocabulary="1" code="{code}" percentage="100"/>\n'
        f'<policy-marker vocabulary="1" code="1" significance="1"/>\n'
        f'<budget type="1"><period-start iso-date="{year}-01-01"/><period-end iso-date="{year}-12-31"/>\n'
        f'<value currency="USD" value-date="{year}-01-01">{number}</value></budget>\n{transactions}'
        '<result type="1"><title><narrative>A result</narrative></title><indicator measure="1"><title>\n'
        "<narrative>Clinics</narrative></title></indicator></result>\n"
        "</iati-activity>\n"
    )


def _timed(code: str, *arguments: str) -> Took:
    """Run code in a process of its own; what it starts counts too."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{arguments[0]} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(spent, time.perf_counter() - start, usage.ru_maxrss // 1024)


if __name__ == "__main__":
    main()
