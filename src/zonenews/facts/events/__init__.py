"""What took place on a day: signings, openings, meetings, inspections, releases."""
