"""How other sites show a page: cards, frames, oEmbed.

frame_size  how high a frame on another site is to be
embedding   the pages that other sites show in a frame
cards       the picture that links to a page are shown with, drawn
card_words  what the card of each page says
oembed      how other sites show a page, as oEmbed tells it
"""
