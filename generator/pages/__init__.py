"""The resolved explainer → page plans → Markdown, search index, data and cards.

    dates_in_words  dates in a language's words, in doubt or between two
    words         the site's own words, language by language
    weights       about how many bytes things take on a page
    splitting     lists in parts, so that no page grows without end
    ways          how the addresses on a page that was cut still lead to what they named
    homes         the pages of plain lists, and so where each thing on them has its home
    periods       the timeline in parts
    urls          where all stands: paths, anchors, and addresses at the host
    changed       what changed since, as the page of changes and the feeds tell it
    view_models   what parts of a page show
    quoted        quoted words, each quotation by itself, in the sentence they are taken from
    references    marks beside words, and the paragraphs that they open
    matrix        who says what: issues in groups, parties in columns
    trees         what must hold first, and what answers it
    standing      where the parties stand, as an axis
    overview      what else the overview shows: wider demands, reactions, history
    reactions     how others took what was said and done
    timeline      what happened, was said and is due, day by day
    sourcing      how much of each source is cited, what rests on it, and where they differ
    dockets       what each party was asked, and what came of it
    asked_parts   the same in parts
    cutting       trees and reactions in pieces that fit on a page
    leading       where what stood on a page that was cut stands now
    claims        what was checked, what somebody confirmed, and what nobody did
    page          a page before it is rendered
    lists         what stands on the pages of plain lists
    positions     what stands on the pages of who says what: matrix, parties, issues
    plan          what pages there are, and what stands on each
    escape        any text → inert Markdown
    foreign       texts in another language than the page's: language, direction, set apart
    translated    words of sources in the page's language, and how far a site is translated
    describe      what each page is called and holds, in words
    json_text     plain values as JSON over several lines
    exports       the model as JSON
    tables        the same as flat tables: CSV and SQLite
    annotations   which words what rests on, as Web Annotations
    data_files    all files of data
    citing        statements and sources for reference managers
    feeds         what changed, as Atom and JSON Feed
    frame_size    how high a frame on another site is to be
    embedding     the pages that other sites show in a frame
    json_ld       each page in schema.org's terms
    plain_values  what is all that it says, and what is told apart
    told          what things say, as far as templates read them
    reads         what the templates of all pages read, by the groups that say the same together
    noting        what those of one page read, noted while they are rendered
    noted_templates  templates whose reads can be noted
    templating    the Jinja environments of everything that has templates
    kept_markdown  Markdown that was made before and is made of the same
    page_templates  what the templates of pages know by name
    render        pages → Markdown, through templates/
    search        what search knows
    tokens        texts → the words that search compares
    stems         words → what their forms share, by rules or by Snowball
    searched_fields  statements and pages → their texts that are searched, each with its language
    word_index    these → the words, with the places where each stands
    search_index  both → the scripts that a browser searches with
    cards         the picture that links to a page are shown with, drawn
    card_words    what the card of each page says
    oembed        how other sites show a page, as oEmbed tells it
    language_sites  the sites in the languages of an explainer that has several
    pipeline      read → check → plan → render → write

Its entry is `pipeline.read` and `pipeline.write`.
"""
