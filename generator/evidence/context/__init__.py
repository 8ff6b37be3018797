"""What cited words lose by what is left out, and how an article frames them.

clauses      a sentence → its clauses, and which govern some words of it
cuts         where cited words begin and end in their sentence
left_before  what is cut off in front of them and is about them
left_after   what is cut off behind them and takes something back
beside       what the sentences before and behind say of them
left_out     what they lose by all that is left out
unspoken     whether it is denied that somebody says them
marked       a quotation as a part of an article's sentence
labelled     whether it is written, named or called so, and nobody says it
framing      whether an article denies it or only supposes it
"""
