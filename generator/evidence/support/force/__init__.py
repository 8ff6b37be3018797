"""Yes and no of a sentence, how sure and how binding it is, beside its passages.

modals          where words of modality stand
negators        which words deny, and which words each of them denies
asides          what stands between commas and is no clause
turned          words without what turns them
conditions      on which conditions a text says something
clause_edges    where clauses begin and end
denials         clauses, with what is denied in each
aligned         which clauses of passages a clause is held against
deeds           a clause, read from its verb on
verb_forms      words that may tell a deed, and forms of one verb
polarity        yes and no of a sentence beside the summaries that it rests on
modality        how sure a clause is, or how binding
opposites       words that stand for their opposites
carried         what in a clause of passages may carry a denial
left_denials    what passages deny and a sentence says
negation        what the one denies and the other says
restored        what a sentence says by leaving out a word before it
lone_denials    what only one of them denies
firmness        how sure or wanted both tell it as a whole
settled         what is open in a passage by a condition alone, and not in the sentence
limited         what is so in one case alone
pieces          what one of several passages denies
wanted          what is told as done and only wanted
overstated      what is told of other cases: of all, in any case, for certain
echoes          what a sentence denies without the word beside its verb
compared_force  all of these, told first
"""
