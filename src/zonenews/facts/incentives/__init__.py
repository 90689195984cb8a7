"""Promises of policies: to whom, how much, on which condition."""
