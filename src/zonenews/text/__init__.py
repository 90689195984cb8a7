"""Raw text to normal text: script, width, pinyin and web noise undone, with every offset kept."""
