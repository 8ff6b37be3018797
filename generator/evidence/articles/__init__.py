"""seeds/ → articles with numbered paragraphs, and whose words each of these is.

paragraphs     a text → its paragraphs
turns          names at the head of turns
dialogue       speech that a dash leads
primary_texts  whose words each paragraph is
archive        all articles of an explainer
"""
