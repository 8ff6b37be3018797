"""Whether a sentence that readers read says what the words say that it rests on.

Rules alone, as in attribution: what a language's words are stands in its data file. What cannot be
told is left to a person, and said so.

    wording      the words of a language by which sentence and passage are compared
    word_lists   a language's file → those words
    reading      a text → its words, in sentences
    ground       what a sentence rests on, nearest first; what is found
    quoted       words in quotation marks
    number_words numbers in words
    numbers      the numbers of a text
    parts        those that are parts of a whole
    measures     what they measure, and what may be worked out from them
    units        in which units they measure
    rates        what stands behind them, and its opposite in the passages
    counts       numbers of a sentence beside its ground
    days         the dates of a text
    told_days    dates of a sentence beside its ground
    names        who and what is named in a text
    bearers      whom a text in another language may name
    naming       names of a sentence beside its ground
    aligned      which clauses of passages a clause is held against
    modals       where words of modality stand
    negators     which words deny, and which words each of them denies
    asides       what stands between commas and is no clause
    turned       words without what turns them
    conditions   on which conditions a text says something
    clause_edges where clauses begin and end
    denials      clauses, with what is denied in each
    polarity     yes and no of a sentence beside the summaries that it rests on
    modality     how sure a clause is, or how binding
    opposites    words that stand for their opposites
    carried      what in a clause of passages may carry a denial
    left_denials what passages deny and a sentence says
    negation     what the one denies and the other says
    restored     what a sentence says by leaving out a word before it
    limited      in which case alone something is so
    lone_denials what only one of them denies
    echoes       denials that lack the word beside their verb
    pieces       what one of several pieces denies
    firmness     how sure or wanted both tell it as a whole
    wanted       what is told as done, and only wanted
    settled      what is open in a passage by a condition or a form alone, and not in the sentence
    overstated   what is told in any case, of few or of many, or as sure
    force        all of these, told first
    role_words   the words of a language by which it is told who does what
    deeds        a clause, read from its verb on
    verb_forms   words that may tell a deed, and forms of one verb
    role_order   who does it by the order of words
    role_case    who does it by the case of articles
    roles        who does what in a sentence beside its ground
    likeness     words of one root
    elsewhere    which sentence of all articles carries a sentence best
    sentence_index  which sentences of an article have a word
    bare_names   words that stand as names do and that no article has
    meaning      what nothing carries of a sentence, and what another carries better
    contest      what is carried better by words that a sentence does not cite
    compare      all of these, one cause told once
    fidelity     numbers, names and denials of a translation beside its original
    rivals       sentences that stand where another statement does
    stock        what all cited articles have, for sentences without evidence of their own
    untold       the words of a text that no article has, and those that blame somebody
    all_articles all articles together, for what rests on no passage
    sentences    every sentence of an explainer beside what it rests on

Its entry is `sentences.tied_mismatches` and what stands beside it.
"""
