"""What saves an editor's time: add a source, draft, quote, edit YAML, rename, diff, scaffold.

    transaction      several of an editor's files written, or none
    scaffold         a new explainer on another dispute
    json_schema      the model → what editors' programs complete and mark
    words_schema     the same for the site's own words
    schema_files     content/.schema, one schema for each kind of file
    article          what a saved article tells of itself
    editing          an editor's YAML, changed in the lines that must change
    drafts           an article → drafts of statements
    add_source       an article comes in: a copy and an entry, both or neither
    earlier_texts    a source’s text as it was when it was recorded
    rewordings       what was edited in a source since, in words
    update_source    an edited source → its entry brought up to date
    citations        passages of an article → the entries that cite them
    quote            words at hand → the evidence for them
    confirm          what waits for somebody's word → a record of it
    translation_files  what is still to be translated, and the files for it
    translation_lines  one such file, with room for more
    word_files       what the site's words lack in a language, and the file for it
    word_lines       that file, with room for more
    coverage_pages   coverage as pages to read: whole articles
    former_ids       what keeps old links leading on
    rename           an id → another, everywhere
    migration        content of format 1 → format 2
    git              revisions of the repository: the content as it was
    diff             two states of an explainer → what has changed in meaning
    changelog        what has changed, in short

Each command has an entry of its own.
"""
