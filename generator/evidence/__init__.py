"""Saved articles → numbered paragraphs, who says what in them, and the passages that carry it."""
