"""Runs to files in front of a user: what is checked before them, the bar beside them, the word when they end or are ended."""

from __future__ import annotations

import time

import click

from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.runs import Run
from zonenews.cli.signals import Stopped
from zonenews.cli.tally import Tally
from zonenews.cli.view import progress, summary


def attend(run: Run, *, resume: bool) -> Tally | None:
    """Go through a run; `None` where an interrupted one was to go on and there is none.

    Args:
        run: the run.
        resume: whether it goes on with what an interrupted one has finished.

    Raises:
        CommandError: the run cannot begin, or a signal ended it.
    """
    destination = run.destination
    if resume and destination.path.exists() and not run.parts.folder.exists():
        click.echo(f"{destination.name} is there and no interrupted run beside it: nothing to resume", err=True)
        return None
    run.check(resume=resume)
    run.listing.check()
    started = time.monotonic()
    try:
        with progress(run.listing.size) as report:
            tally = run.go(report, resume=resume)
    except Stopped as stopped:
        kept = run.parts.has_finished()
        said = "interrupted: --resume goes on from here" if kept else "interrupted before anything was finished"
        raise CommandError(said, Exit(128 + stopped.number)) from None
    click.echo(summary(tally, time.monotonic() - started), err=True)
    return tally
