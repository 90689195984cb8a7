"""HTML pages: what a page is (`source`), its main text (`extract`), its day (`stamps`, `metadata`), and all of it as a document (`find`)."""
