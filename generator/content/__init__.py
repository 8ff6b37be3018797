"""An editor's folder → a typed Explainer and Problems; it knows files, YAML and fields.

    limits        how much is read, at most
    problems      what is wrong, where it stands, and the nearest right thing
    bystanders    files of other programs, that are none of it
    files         what may be read of the folder, and its text
    tree          the plain tree of text, lists and fields, each with its place
    yaml_syntax   how all YAML is read, and what libyaml says of what is none
    yaml_reader   YAML text → that tree
    characters    what hides or turns text, and letters that look like others
    scripts       in which script and direction a language is written
    worded_dates  days and months written in words
    meant_dates   what was meant by a text that is no date
    dates         dates that may be known in part, in doubt, or between two (EDTF)
    fields        the types of single fields
    records       what every record of the model is, and which fields hold records
    confirmation  what somebody confirmed that no program can tell
    translation   a source's words in another language, and by whom
    statements    the kinds of statement, and the evidence that carries them
    text_translations  what an explainer says in further languages
    model         every other field that an editor may write, once
    translatable  every text that can be said in another language, under its key
    references    what has an id, and what refers to it
    localization  an explainer as it says itself in a further language
    ids           what may be an id, and ids for what has none yet
    catalogue     the packs of the site's own words, and what each key's words hold
    own_words     the words that an explainer brings or changes
    validation    the tree → the model, and what does not fit
    paths         what each file holds, as its path tells
    parts         the files → one tree, however it is divided over them
    handwritten   the pages that an editor wrote, in Markdown
    load          the folder → an Explainer
    folders       what else stands in an explainer's folder, by its path
    repository    what Git tells of the repository around the folder
    state         what the folder and the program are right now, in one number
    atomic        files and folders replaced whole or not at all
    writing       files that are given → a folder that holds them and no others

Its entry is `load.read_explainer`.
"""
