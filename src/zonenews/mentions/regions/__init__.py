"""Regions by GB/T 2260 code: places where a name may stand (`hits`), and chains of them (`chains`)."""
