"""The commands: one module each, or one for several that belong together. Arguments and printing,
nothing else; cli.py lists them.
"""
