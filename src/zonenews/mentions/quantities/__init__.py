"""Quantities: amounts with their unit, bound and what is counted; `find` is the door, `scan` the pass over the text."""
