"""What took place on a day: signings, openings, meetings and inspections (`find`), documents issued (`releases`), bodies and zones founded (`foundings`), the record (`build`, `days`)."""
