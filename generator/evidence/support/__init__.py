"""Whether a sentence that readers read says what the words say that it rests on.

Rules alone, as in attribution: what a language's words are stands in its data file. What cannot be
told is left to a person, and said so.

    role_words      the words of a language by which it is told who does what
    wording         the words of a language by which sentence and passage are compared
    word_lists      a language's file → those words
    reading         a text → its words, in sentences
    likeness        words of one root
    ground          what a sentence rests on, nearest first; what is found
    quoted          words in quotation marks
    figures         numbers, what they measure, and dates
    named           names
    force           yes and no, how sure and how binding
    roles           who does what
    elsewhere       which sentence of all articles carries a sentence best
    sentence_index  which sentences of an article have a word
    meaning         what nothing carries of a sentence, and what another carries better
    contest         what is carried better by words that a sentence does not cite
    untold          the words of a text that no article has, and those that blame somebody
    compare         all of these, one cause told once
    fidelity        numbers, names and denials of a translation beside its original
    rivals          sentences that stand where another statement does
    stock           what all cited articles have, for sentences without evidence of their own
    all_articles    all articles together, for what rests on no passage
    sentences       every sentence of an explainer beside what it rests on

Its entry is `sentences.tied_mismatches` and what stands beside it.
"""
