"""Content of format 1 → format 2, step by step, with its comments.

    brackets     lists in brackets → lists in lines
    one_list     the four lists of a party's statements → one
    outcomes     a typed status → what the statements that answer say of it
    sentences    an editor's YAML with sentences in the place of numbered paragraphs
    decisions    what only an editor can decide
    migrate      all steps, over all files

Its entry is `migrate.plan_migration`.
"""
