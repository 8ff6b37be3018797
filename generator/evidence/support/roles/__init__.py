"""Who does what in a sentence, beside its passages.

role_order      who does it by the order of words
role_case       who does it by the case of articles
compared_roles  who does what in a sentence beside its ground
"""
