"""Sets of projects told in aggregate: what is counted (`counts`), the rest (`find`), breakdowns (`sums`)."""
