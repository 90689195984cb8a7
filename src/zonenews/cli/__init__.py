"""The `zonenews` command."""

import sys


def main() -> None:
    """Run the command, or say how to install what it needs."""
    try:
        from zonenews.cli.app import app  # noqa: PLC0415 - click, filelock and rich belong to the extra `cli`
    except ModuleNotFoundError as error:
        if error.name not in {"click", "filelock", "rich"}:
            raise
        sys.stderr.write(f"zonenews: the command needs {error.name}: pip install 'zonenews[cli]'\n")
        sys.exit(4)
    app(prog_name="zonenews")
