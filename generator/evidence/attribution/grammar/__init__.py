"""Sentences → their words, and which of these are nouns, verbs and subjects.

forms            words and marks as they are written, and what their language knows of them
datelines        where the text of a paragraph begins behind its dateline
tokens           a paragraph → words and marks, in sentences
joined_articles  articles that are written together with a noun
noun_phrases     where words that name somebody begin and end
case_endings     what endings tell where nouns have cases and verbs agree
verb_senses      whether a word that may be a verb of saying is one
plausibility     whether words can name a speaker at all
unsaid           what stands in quotation marks or beside them and is not said
nominatives      words that may be a subject by their endings
agreement        the subject of a verb, where verbs agree with it
subjects         the subject of a verb, by place alone
indirect_speech  sentences whose verbs alone tell that somebody else is reported
interruptions    what the writer puts inside a quotation between dashes
"""
