"""The `zonenews` command."""

import sys


def main() -> None:
    """Run the command, or say how to install what it needs."""
    try:
        from zonenews.cli.app import app  # noqa: PLC0415 - click and rich belong to the extra `cli`
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.exit(f"zonenews: the command needs {error.name}: pip install 'zonenews[cli]'")
    app(prog_name="zonenews")
