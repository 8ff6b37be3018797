"""Names of a sentence beside those of its passages.

names       who and what is named in a text
bearers     whom a text in another language may name
naming      names of a sentence beside its ground
bare_names  words that stand as names do and that no article has
"""
