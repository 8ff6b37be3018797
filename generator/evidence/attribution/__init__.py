"""Who says what in an article: each quotation and each reporting sentence, and its speaker.

Rules alone, no model of a language: what a language's words are stands in its data file. A speaker
that the rules cannot tell for sure is left out: unknown rather than wrong.
"""
