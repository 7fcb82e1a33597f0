"""Which register a store is made from: the bundled one, or a folder of the user's own with reference facts."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from comity.graph import names
from comity.graph.context import Description
from comity.graph.errors import BadInput
from comity.graph.store import Store, Work, Writer
from comity.loaders import loader
from comity.loaders.folder import bundled_folder, register_folder, registered
from comity.loaders.reference import FILES, digest, load

PREFIX = "register-"
BUNDLED, OWN = "The reference facts of Comity", "Reference facts of a register of the user's own"


def holds_reference(path: Path) -> bool:
    """Tell whether the folder has reference facts, and is so a register of its own."""
    return any((path / name).is_file() for name in FILES)


@contextmanager
def register_of(paths: list[str]) -> Iterator[None]:
    """Use the folder among the paths that is a register, if there is one."""
    folders = [Path(given) for given in paths if given != "register" and holds_reference(Path(given))]
    if len(folders) > 1:
        raise BadInput(f"{folders[0]} and {folders[1]} both hold reference facts; load one register into a store.")
    for folder in folders:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise BadInput(
                f"{folder} has reference facts but no {', '.join(missing)}: a register of your own has all of them; "
                f"copy those from {bundled_folder()}."
            )
    with registered(folders[0]) if folders else nullcontext():
        yield


def is_whole_register(paths: list[str]) -> bool:
    """Tell whether the paths ask for all files of a register."""
    return any(given == "register" or holds_reference(Path(given)) for given in paths)


def left_behind(writer: Writer, keys: set[str]) -> list[str]:
    """List the sources of an earlier register that the one that is loaded does not have: their keys tell them."""
    sources = writer.sources().items()
    return [key for key, read in sources if read == "register" and key.startswith(PREFIX) and key not in keys]


def keeps_reference(store: Store, paths: list[str]) -> bool:
    """Tell whether the reference facts of the store are the user's own and nothing here asks for others."""
    if "register" in paths or register_folder() != bundled_folder() or not store.exists():
        return False
    query = f"""ASK {{ <{names.source("reference")}> <http://purl.org/dc/terms/title> "{OWN}" }}"""
    return store.view().query(query) is True


def reference_work() -> Work:
    """Make the work of loading the reference graph from the register in use."""
    read = loader("reference")
    return Work(
        key="reference",
        path=Path("register"),
        sha256=digest(),
        loader=read.name,
        version=read.version,
        load=load,
        graph=names.REFERENCE_GRAPH,
        description=Description(title=BUNDLED if register_folder() == bundled_folder() else OWN, licence="CC BY 4.0"),
        may_shrink=True,
    )
