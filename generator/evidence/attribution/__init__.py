"""Who says what in an article: each quotation and each reporting sentence, and its speaker.

Rules alone, no model of a language: what a language's words are stands in its data file. A speaker
that the rules cannot tell for sure is left out: unknown rather than wrong.

    utterances  words, and who says them
    grammar     sentences → their words, and which of these are nouns, verbs and subjects
    people      who is named, and for whom a noun or a pronoun stands
    reports     the clauses by which somebody says something, and what is said in them
    article     an article → its utterances
    hearing     the same of each article, once

Its entry is `hearing.Hearing`.
"""
