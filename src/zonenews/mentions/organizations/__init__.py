"""Organisations: where a name begins (`boundaries`), public bodies, companies."""
