"""Whether an article has somebody say the words that are given to them.

mentions      who is named in a text
tellers       somebody whom an article has say something
bringing_in   which clauses bring in some words
surroundings  what stands around cited words, and whom it names
listening     whom an article has say some of its words
claimed       who is to have said them, and how texts name them
antecedents   for whom a pronoun may stand
verdicts      what one teller says of that
judging       what they say all together
"""
