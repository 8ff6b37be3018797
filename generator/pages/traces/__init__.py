"""What templates read, noted, so that what is the same is not made again.

Known as verifying traces: Mokhov, Mitchell and Peyton Jones, Build Systems à la Carte, 2018.

    plain_values     what is all that it says, and what is told apart
    told             what things say, as far as templates read them
    reads            what the templates of all pages read, by the groups that say the same together
    noting           what those of one page read, noted while they are rendered
    noted_templates  templates whose reads can be noted
    kept_markdown    Markdown that was made before and is made of the same
"""
