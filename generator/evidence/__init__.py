"""Saved articles → numbered paragraphs, who says what in them, and the passages that carry it.

    quotation_marks       which stretches of an article stand inside them
    matching              where words occur, and what they are near to
    phrases               the phrases of a language that turn or limit what stands beside them
    languages             what is known of an article's language, a data file each
    store                 what was worked out of some words, for the next run
    articles              seeds/ → articles with numbered paragraphs, and whose words each is
    attribution           an article → its utterances, each with its speaker
    resolution            Explainer and articles → Dossier, once
    stance_words          words that tell how somebody takes something
    stances               how somebody takes something, told by words
    context               what cited words lose by what is left out, and how an article frames them
    temporal_expressions  the words of a text that tell of days
    assertions            every sentence that readers read, and what it rests on
    recorded              whether what those rest on is as it was recorded
    rewording             two states of a text → what was edited, in words
    support               whether a sentence says what its passages say
    translations          what is translated of sources, beside its original
    labels                the labels that a statement carries
    speakers              whether an article has somebody say what is given to them
    proposals             a summary → the sentence that most likely carries it
    days_around           the days told around a piece of evidence
    relatedness           whether two records have to do with each other
    coverage              what nothing accounts for yet

Its entry is `resolution.resolve`.
"""
