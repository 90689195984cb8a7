"""`python -m zonenews` is the `zonenews` command."""

from zonenews.cli import main

main()
