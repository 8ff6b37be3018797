"""Numbers of a sentence, what they measure, and its dates, beside those of its passages.

number_words  numbers in words
numbers       the numbers of a text
parts         those that are parts of a whole
measures      what they measure, and what may be worked out from them
units         in which units they measure
rates         what stands behind them, and its opposite in the passages
counts        numbers of a sentence beside its ground
days          the dates of a text
told_days     dates of a sentence beside its ground
"""
