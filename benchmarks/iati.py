"""Read one IATI file bare, to records and into a store in the same run; print seconds, ratios and peak memory.

Run: python benchmarks/iati.py [MEGABYTES | FILE]
"""

import os
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys
from lxml import etree
for _, one in etree.iterparse(sys.argv[1], tag="iati-activity"):
    one.clear()
    while one.getprevious() is not None:
        del one.getparent()[0]
"""
RECORDS = """
import sys
from pathlib import Path
from comity.graph.context import Context
from comity.loaders import iati
path = Path(sys.argv[1])
iati.load(Context(path, path.name, lambda _: None, lambda *_: None, include_all=True))
"""
COMITY = "from comity.cli import main; main()"
PLAN = "What is planned in this place, in some words. " * 8
CODES = ("12220", "12262", "13040", "12110", "31110", "15110")
COUNTRIES = ("KE", "TG", "BO", "LA", "NP")


def main() -> None:
    """Time each and print one line each."""
    given = sys.argv[1] if len(sys.argv) > 1 else "50"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "activities.xml" if given.isdecimal() else Path(given)
        if given.isdecimal():
            write(source, int(given) * 1_000_000)
        empty = folder / "empty.xml"
        empty.write_text('<iati-activities version="2.03"/>', encoding="utf-8")
        bare = _timed(BARE, str(source))
        start = _timed(COMITY, "load", str(empty), "--store", str(folder / "empty"))
        records = _timed(RECORDS, str(source))
        store = _timed(COMITY, "load", str(source), "--all", "--store", str(folder / "store"))
        size = source.stat().st_size / 1_000_000
    print(f"{size:,.0f} MB; a new store with ontology and reference alone takes {start[0]:.1f} s")
    for label, (seconds, memory) in (("bare iterparse", bare), ("to records", records), ("to a store", store)):
        own = seconds - start[0] if label == "to a store" else seconds
        rate, ratio = size / own, own / bare[0]
        print(f"{label:15} {own:7.1f} s  {rate:6.1f} MB/s  {ratio:5.1f} times bare  {memory // 1024:6,} MB at most")


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


def _timed(code: str, *arguments: str) -> tuple[float, int]:
    """Run code in a process of its own; give its seconds and the most memory it had, in kilobytes."""
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{arguments[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss


if __name__ == "__main__":
    main()
