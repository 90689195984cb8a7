"""The `zonenews` command."""

import atexit
import gc
import sys

_ALLOCATIONS = 50_000
"""Objects that are made before the collector looks at the youngest: what is loaded at the start stays, and looking at it again and again takes time."""


def main() -> None:
    """Run the command, or say how to install what it needs."""
    gc.set_threshold(_ALLOCATIONS)
    atexit.register(gc.freeze)  # the process ends: nothing is to be found any more
    try:
        from zonenews.cli.app import app  # noqa: PLC0415 - click and rich belong to the extra `cli`
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.stderr.write(f"zonenews: the command needs {error.name}: pip install 'zonenews[cli]'\n")
        sys.exit(4)
    app(prog_name="zonenews")
