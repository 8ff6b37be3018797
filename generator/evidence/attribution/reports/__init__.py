"""The clauses by which somebody says something, and what is said in them.

verb_second        who is the subject where a finite verb stands second
speaking_bodies    bodies and texts that speak without being a subject
no_subjects        words beside a verb that are no subject of it
agreeing_clauses   a verb of saying that agrees with its subject, and who that is
leading_subjects   subjects before their verb where it mostly comes first
dropped_subjects   verbs that leave out their subject, since the one before has it
inquits            verbs of saying that no list has, told by their place
source_phrases     phrases that name whom the words are from
issued_texts       who says what stands in a text that the sentence tells of
reporting_clauses  which verb of saying stands where in a sentence, and who is its subject
parted_sentences   a sentence in which several report → its parts
asides             where such a clause stands: beside what is said, above it, or inside it
accounts           whether it is itself told by somebody
pairing            which of these clauses a quotation belongs to
doubtful_subjects  words in the place of a subject that may be none
reported_speech    who says what a sentence tells in which nothing is quoted
going_on           how an utterance goes on from the one before
untold             sentences with a verb of saying that tell nothing that was said
"""
