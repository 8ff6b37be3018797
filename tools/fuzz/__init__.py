"""Content that is damaged, malformed or meant to overwhelm: reading it never fails.

damage    files that were right, with something wrong put in
trees     YAML of the model's fields, with wrong kinds of values
bombs     small causes with great effects
__main__  many of them, measured: `make fuzz`
"""
