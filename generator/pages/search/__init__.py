"""What search knows, as the scripts that a browser searches with.

entries          statements and pages → what search is to know of each
tokens           texts → the words that search compares
stems            words → what their forms share, by rules or by Snowball
searched_fields  statements and pages → their texts that are searched, each with its language
word_index       these → the words, with the places where each stands
search_index     both → the scripts that a browser searches with
"""
