"""Sets of projects told in aggregate: what is counted (`counts`, but not `other_counts`), where they are (`places`), the rest (`find`), breakdowns (`sums`)."""
