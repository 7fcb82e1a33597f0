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
from comity.cli.review import review
from comity.cli.sources import sources
from comity.cli.sparql import sparql
from comity.cli.validate import validate

COMMANDS = (ask, check, explain, export, extract, load, quickstart, network, resolve, review, sources, sparql, validate)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context) -> None:
    """Who cooperates with whom in health, on what, since when, and who says so."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


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
        left = cli.main(prog_name="comity", standalone_mode=False)
    except click.ClickException as trouble:
        click.echo(f"comity: {_sentence(trouble)}", err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(2)
    except ComityError as trouble:
        click.echo(f"comity: {trouble}", err=True)
        sys.exit(2)
    except OSError as trouble:
        click.echo(f"comity: {trouble.filename} cannot be used ({trouble.strerror}); give another path.", err=True)
        sys.exit(2)
    # Who leaves early, as after showing help, hands the exit code over; a command that ends returns nothing.
    sys.exit(left if isinstance(left, int) else 0)


def _sentence(trouble: click.ClickException) -> str:
    """Tell a mistake in the words of a command line as one sentence, with the help that shows the right ones."""
    told = " ".join(trouble.format_message().split()).rstrip(".")
    if not isinstance(trouble, click.UsageError):
        return f"{told}."
    # The parser of options does not always tell whose they are.
    named = next((f"comity {word}" for word in sys.argv[1:] if word in cli.commands), "comity")
    return f"{told}; see {trouble.ctx.command_path if trouble.ctx else named} --help."
