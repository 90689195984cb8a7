"""Shared fixtures: hypothesis profiles and the material beside the project."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", max_examples=100, deadline=None, print_blob=True)
settings.register_profile("thorough", max_examples=2000, deadline=None, print_blob=True)
settings.register_profile("quick", max_examples=15, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with corpus, gold and cases; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def kept_apart() -> Iterator[None]:
    """What processes keep for the next ones is kept in a folder of the run, not in the user's."""
    folder = tempfile.mkdtemp(prefix="zonenews-kept-")
    before = os.environ.get("ZONENEWS_CACHE")
    os.environ["ZONENEWS_CACHE"] = folder
    yield
    shutil.rmtree(folder, ignore_errors=True)
    if before is None:
        del os.environ["ZONENEWS_CACHE"]
    else:
        os.environ["ZONENEWS_CACHE"] = before
