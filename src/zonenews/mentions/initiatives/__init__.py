"""Named schemes, mechanisms and campaigns, and what they consist of (`components`)."""
