"""Saved articles → numbered paragraphs, who says what in them, and the passages that carry it.

    quotation_marks   which stretches of an article stand inside them
    matching          where words occur, and what they are near to
    kept              what was worked out of some words, for the next run
    kept_pack         many short ones of these in one
    kept_trees        the tree of a file of YAML, for the next run
    languages         what is known of an article's language, a data file each
    phrases           the phrases of a language that turn or limit what stands beside them
    paragraphs        a text → its paragraphs
    turns             names at the head of turns
    dialogue          speech that a dash leads
    primary_texts     whose words each paragraph is
    articles          seeds/ → articles with numbered paragraphs
    attribution       an article → its utterances, each with its speaker
    hearing           what is uttered in each article, once
    passages          evidence → the exact passages that it points at
    clauses           a sentence → its clauses, and which govern some words of it
    cuts              where cited words begin and end in their sentence
    left_before       what is cut off in front of them and is about them
    left_after        what is cut off behind them and takes something back
    beside            what the sentences before and behind say of them
    context           what cited words lose by all that is left out
    unspoken          whether it denies that somebody says them
    marked            a quotation as a part of an article's sentence
    labelled          whether it is written, named or called so, and nobody says it
    framing           whether an article denies it or only supposes it
    occasion          when something was said, and in which office
    said              what is resolved of a statement and of its evidence
    joint_cues        phrases that tell of joint speech
    joint_speech      whether several spoke jointly, or each of them
    asks              what became of each ask
    following         what follows on each ask
    dossier           all that is resolved, read by all that follows
    dangling          which records name something that there is not
    resolve           Explainer and articles → Dossier, once
    localized         the same in a further language
    assertions        every sentence that readers read, and what it rests on
    forgetting        what was worked out of texts is let go of
    recorded          whether what those rest on is as it was recorded
    rewording         two states of a text → what was edited, in words
    support           whether a sentence says what its passages say
    translations      what is translated of sources, beside its original
    labels            the labels that a statement carries
    mentions          who is named in a text
    tellers           somebody whom an article has say something
    bringing_in       which clauses bring in some words
    surroundings      what stands around cited words, and whom it names
    listening         whom an article has say some of its words
    claimed           who is to have said them, and how texts name them
    antecedents       for whom a pronoun may stand
    verdicts          what one teller says of that
    judging           what they say all together
    proposals         a summary → the sentence that most likely carries it
    relatedness       whether two records have to do with each other
    stance_words      words that tell how somebody takes something
    stances           how somebody takes something, told by words
    temporal_expressions   the words of a text that tell of days
    days_around       the days told around a piece of evidence
    coverage          what nothing accounts for yet

Its entry is `resolve.resolve`.
"""
