"""An article → drafts of statements, for an editor to judge.

candidates  what somebody says and no statement carries yet
draft       drafts of it, for an editor to finish
"""
