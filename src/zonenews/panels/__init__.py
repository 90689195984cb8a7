"""The panel: from many documents to one table that says where each number comes from.

`keys` and `claims` read what a document states and where; `evidence` holds who states it; `state` is the panel itself, merged from parts in any
order; `agreement` tells repeats from contradictions, `observations` makes the rows, `checks` looks for misreadings, `projects` follows projects and
groups through their articles; `nearness` tells whose turn it is in a paragraph; `frames`, `sdmx`, `settled` and `page` give the rows in other forms, `why` their
sentences; `files` and `lines` are panels on disk, `blocks` the parts they
are made from.
"""
