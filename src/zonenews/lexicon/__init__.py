"""The tables of the language: one module, one row type and one loader each; the knowledge itself lies in `data/`."""
