"""The mistakes a user can make, each told in one sentence with the way out."""


class ComityError(Exception):
    """Something the user can put right; its text is one sentence that names the place and the way out."""


class BadInput(ComityError):
    """A file, an address or a value that cannot be used as it is."""


class NotAStore(ComityError):
    """The store is missing, broken, of another kind, busy or down."""


class Unknown(ComityError):
    """A name that nothing in the graph or the question library answers to."""
