"""An editor's YAML, changed by a command: only the lines that must change do.

layout     a text as lines, in which some are replaced or inserted
nodes      where things stand in it
appending  entries added at the end of a list
edits      each way of changing a text, and the check of what comes out
rooms      room for what is still to be written
"""
