"""What was worked out of some words, kept for the next run and let go of in this one.

kept_pack   many short entries in one
kept        what is kept, under all that it was worked out of
kept_trees  the tree of a file of YAML
forgetting  what was worked out of texts is let go of
"""
