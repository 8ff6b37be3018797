"""What a saved article tells of itself: its paragraphs, authors, publisher, dates and boilerplate.

Nothing is guessed: what the text does not state, or states in two ways, is left out, with a reason.

    decoding     the bytes of a saved file → text
    shown        the tree of a saved page → what a browser shows of it
    saved_page   a saved web page → the article on it
    importing    a file that an editor has saved → the text of the article in it
    vocabulary   the words by which articles name their authors, credits, links and dates
    lines        lines that tell of an article: who wrote it, where, and when
    metadata     what its text tells of it, each thing with the reason
    boilerplate  which of its paragraphs report nothing
    language     which language it is written in
    kinds        what kind of text it seems to be, and who speaks in it
    damage       what shows that it is no longer as its publisher had it
"""
