"""Who is named in an article, and for whom a noun or a pronoun stands.

figures          those whom an article names, and what tells a person from a body
name_runs        where words stand together that may name somebody
names_in_cases   which form names, and whom it may mean, where nouns have cases
following_names  names of those who are known, behind a verb, without capital letters
names            all names of an article, each with what it may be called
whole_names      whether some words are all that names a speaker
pronouns         whom a pronoun stands for
offices          what the article says that somebody is
descriptions     whom a noun means that describes somebody
short_bodies     which known body a noun alone means
titles           who holds a title that stands without a name
remembered       whom each sentence was about, for the pronouns that follow
meant            who is meant by the words that name a speaker
"""
