"""Fill a page with the answers of the commands on it, so that the page can be made anew and held to the store.

A command stands in a block of its own, with a table and a count below it. The head of the table names the columns that
are shown; the count says how many of the rows, or "All 2 rows."::

    ```sh
    comity ask members --group EU
    ```

    | country | since |
    |---|---|

    First 3 of 27 rows.
"""

import csv
import io
import re
import shlex
from contextlib import redirect_stderr, redirect_stdout

ANSWER = re.compile(
    r"```sh\n(?P<command>comity [^\n]+)\n```\n\n\|(?P<head>[^\n]+)\|\n\|[-|]+\|\n(?:\|[^\n]*\n)*\n"
    r"(?:First (?P<shown>\d+) of|All) \d+ rows?\."
)
# How many rows are shown of an answer that was shown whole and has grown.
FEW = 3


def filled(page: str, location: str) -> str:
    """Return the page with each table filled from the store."""
    return ANSWER.sub(lambda match: _answer(match, location), page)


def run(command: str, location: str) -> list[dict[str, str]]:
    """Run a command line as it stands on the page, and return its rows."""
    from comity.cli import cli

    words = shlex.split(command)[1:]
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        cli.main([*words, "--format", "csv", "--store", location], standalone_mode=False)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def _answer(match: re.Match[str], location: str) -> str:
    columns = [column.strip() for column in match["head"].split("|")]
    rows = run(match["command"], location)
    shown = rows[: int(match["shown"] or FEW)]
    lines = [f"```sh\n{match['command']}\n```", "", _row(columns), f"|{'---|' * len(columns)}"]
    lines += [_row([row[column] for column in columns]) for row in shown]
    part = "All" if len(shown) == len(rows) else f"First {len(shown)} of"
    return "\n".join([*lines, "", f"{part} {len(rows)} row{'' if len(rows) == 1 else 's'}."])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace(' | ', '; ').replace('|', '&#124;') for cell in cells)} |"
