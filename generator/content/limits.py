"""How much is read, at most: every limit on content/ and seeds/, once.

An explainer of 10,000 statements and 1,000 sources stays far below each. What goes beyond is an
error where it begins, and nothing after it is worked on.

Short because it holds numbers alone, apart from all that keeps them.
"""

FILES = 20_000
"""Files in content/, and in seeds/."""

LEVELS_OF_FOLDERS = 4
"""Folders inside each other, content/ or seeds/ included."""

BYTES = 4_000_000
"""The size of a file."""

LINES = 200_000
"""Lines of a file."""

LEVELS = 20
"""Lists and fields inside each other in a file of YAML; quotations and lists on a page."""

VALUES = 200_000
"""Names of fields, texts, lists and groups of fields in a file of YAML."""

TEXT = 20_000
"""Characters in one text of a file of YAML."""

LISTED = 100
"""Entries of one list of fragments, paragraphs, speakers, pieces of evidence or accounts."""

ARTICLE = 300_000
"""Characters of an article: what is said in five hours."""

PARAGRAPHS = 10_000
"""Paragraphs of an article."""

PARAGRAPH = 20_000
"""Characters in a paragraph of an article, or in a line of a page."""

PAGE = 200_000
"""Characters on a page that an editor wrote."""

BRACKETS = 2_000
"""Opening brackets on such a page: what renders it compares each with all that follow."""

PROBLEMS = 1_000
"""Problems that are told of one file: nobody reads more, and the first explain the rest."""
