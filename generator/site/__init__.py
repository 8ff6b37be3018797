"""Markdown → a finished site: engine, page frame, links, safety, manifest, put in place at once."""
