"""Whether a sentence that readers read says what the words say that it rests on.

Rules alone, as in attribution: what a language's words are stands in its data file. What cannot be
told is left to a person, and said so.

    vocabulary   the words of a language by which sentence and passage are compared
    reading      a text → its words, in sentences
    ground       what a sentence rests on, nearest first
    quoted       words in quotation marks
    numbers      numbers
    days         dates
    names        names
    force        negation and modality
    meaning      words that nothing carries, and words that carry another sentence

Each module that compares has one function: a sentence and its ground → Findings.
"""
