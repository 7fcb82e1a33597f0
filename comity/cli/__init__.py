"""The command line: results to stdout, trouble to stderr; exit 0 good, 1 the data falls short, 2 trouble."""

import signal
import sys
from typing import NoReturn

import click

from comity import __version__
from comity.cli.ask import ask
from comity.cli.check import check
from comity.cli.explain import explain
from comity.cli.export import export
from comity.cli.extract import extract
from comity.cli.load import load, quickstart
from comity.cli.network import network
from comity.cli.resolve import resolve
from comity.cli.sources import sources
from comity.cli.sparql import sparql
from comity.cli.validate import validate

COMMANDS = (ask, check, explain, export, extract, load, quickstart, network, resolve, sources, sparql, validate)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Who cooperates with whom in health, on what, since when, and who says so."""


for command in COMMANDS:
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line; a user's mistake is one sentence, never a traceback."""
    from comity.graph.errors import ComityError

    # The engine does not hear Ctrl-C while it works: the system's own way ends the process at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as trouble:
        trouble.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(2)
    except ComityError as trouble:
        click.echo(f"comity: {trouble}", err=True)
        sys.exit(2)
    except OSError as trouble:
        click.echo(f"comity: {trouble.filename} cannot be used ({trouble.strerror}); give another path.", err=True)
        sys.exit(2)
    sys.exit(0)
