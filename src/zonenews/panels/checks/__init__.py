"""Checks: what figures say of each other. `records` has the finding and the index they read, `find` runs them all, and no check changes a value.

`growth`: levels against changes, months against months, jumps by a power of ten. `parts`: parts against wholes, shares against levels, places
against the places they lie in.
"""
