"""Read a press text without storing anything."""

import sys
from pathlib import Path

import click

from comity.cli.options import country_code


@click.command()
@click.argument("file")
@click.option("--country", help="Country of the publisher, ISO 3166-1 alpha-3.")
def extract(file: str, country: str | None) -> None:
    """Print what a press text says as JSON, with the quoted words of each value; nothing is stored."""
    import json
    import tempfile

    from comity.graph.errors import BadInput
    from comity.loaders.press import extract as read_text
    from comity.loaders.press import headers
    from comity.loaders.press.output import as_json
    from comity.loaders.press.text import read

    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        path = Path(file)
        if file == "-":
            path = Path(folder) / "stdin"
            path.write_bytes(sys.stdin.buffer.read())
        elif not path.is_file():
            raise BadInput(f"There is no file {file}; correct the path, or give - for stdin.")
        text = read(path)
        headers.check(headers.read(text)[0], file)
        found = read_text(text, country_code(country))
    click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
