"""Records to JSON types and back (`json_types`), what their fields hold (`fields`), records to bytes between processes (`pipes`)."""
