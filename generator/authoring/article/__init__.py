"""What a saved article tells of itself: its paragraphs, authors, publisher, dates and boilerplate.

Nothing is guessed: what the text does not state, or states in two ways, is left out, with a reason.
"""
