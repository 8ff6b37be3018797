"""The resolved explainer → page plans → Markdown, search index, data and cards.

    dates_in_words  dates in a language's words, in doubt or between two
    words           the site's own words, language by language
    escape          any text → inert Markdown
    foreign         texts in another language than the page's: language, direction, set apart
    dividing        lists in parts, so that no page grows without end
    urls            where all stands: paths, anchors, and addresses at the host
    changed         what changed since, as the page of changes and the feeds tell it
    view_models     what parts of a page show
    quoted          quoted words, each quotation by itself, in the sentence they are taken from
    references      marks beside words, and the paragraphs that they open
    matrix          who says what: issues in groups, parties in columns
    trees           what must hold first, and what answers it
    standing        where the parties stand, as an axis
    overview        what else the overview shows: wider demands, reactions, history
    reactions       how others took what was said and done
    timeline        what happened, was said and is due, day by day
    sourcing        how much of each source is cited, what rests on it, and where they differ
    dockets         what each party was asked, and what came of it
    asked_parts     the same in parts
    leading         where what stood on a page that was cut stands now
    claims          what was checked, what somebody confirmed, and what nobody did
    page            a page before it is rendered
    lists           what stands on the pages of plain lists
    positions       what stands on the pages of who says what: matrix, parties, issues
    plan            what pages there are, and what stands on each
    translated      words of sources in the page's language, and how far a site is translated
    describe        what each page is called and holds, in words
    exports         the model as files of data, citations and feeds
    sharing         how other sites show a page: cards, frames, oEmbed
    traces          what templates read, noted, so that what is the same is not made again
    templating      the Jinja environments of everything that has templates
    page_templates  what the templates of pages know by name
    render          pages → Markdown, through templates/
    search          what search knows, as the scripts that a browser searches with
    language_sites  the sites in the languages of an explainer that has several
    pipeline        read → check → plan → render → write

Its entry is `pipeline.read` and `pipeline.write`.
"""
