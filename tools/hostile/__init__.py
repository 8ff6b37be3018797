"""Hostile words in every text field of a site, against the same site with harmless words.

corpus      strings: ours (corpus.txt), other people's, and mixtures of them
planting    the places for text that the model has, and an explainer that has them all
laying      an explainer with strings in its places → a folder, and what the generator refuses
comparing   two built sites → every difference that the words alone do not make
running     a corpus of any size, in batches → what failed, where and how

`python -m tools.hostile --help` runs other people's corpora.
"""
