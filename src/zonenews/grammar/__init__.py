"""Numerals, pattern fragments and scanners that mentions are built with."""
