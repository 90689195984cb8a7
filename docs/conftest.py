"""Where Sphinx is not installed, what extends it is not read for doctests."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("sphinx") else ["chinese_search.py"]
