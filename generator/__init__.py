"""From YAML and saved articles to Markdown pages in which every statement has been checked.

The pipeline, and where each step lives:

    seeds/*.txt ──── sources ──┐
                               ├─ checks ─ pages ─ render ─ writer ─ build/docs
    content/*.yaml ─ content ──┘

    build/docs ─ site ─ finish ─ site/
                             └── bundles ─ dist/

What is read becomes pages, and pages a site:

lending     what the program lends or gives to explainers
limits      how much is read, at most
problems    what is wrong, and where
characters  what hides, turns or controls text
lookalikes  letters of one script that look like those of another
folders     the folders content/ and seeds/ → the regular files in them
textfile    a file on disk → its text
tree        the plain tree that YAML is read into: text, lists, fields, each with its place
syntax      what libyaml says of what is no YAML, in an editor's words
reader      YAML text → that tree
fields      the types of single fields: dates, ids, references
model       the typed model: every field, once
referring   what refers to what
validation  the tree → the model, and what does not fit in an editor's words
drafts      statements that wait for an editor
content     the folder content/ → an Explainer
marks       quotation marks, and what stands inside them
quotations  where words occur
sources     the folder seeds/ → numbered paragraphs; where evidence stands
languages   what is known of the articles' languages
hosting     addresses on the repository's host
dossier   an explainer and its articles, looked up from every side
naming      who is named in a text
checks      one function, one rule
coverage    what nothing accounts for yet
addresses   where everything stands on the site
downloads   the bundles that a site offers
views       what parts of a page show
pages       what pages there are, and what is on them
templating  templates that give HTML
words       the site's own words, language by language
escaping    any text → inert Markdown
descriptions what each page is called and what it holds, in words
jsonld      a page → schema.org's terms, for programs that read pages
lettering   words on a picture, from fonts that the lock names
cards       a page → the picture that links to it are shown with
headings    ids for the headings of pages that editors write
render      pages → Markdown, through templates/
export      the model → JSON
search      the model → the index of what search finds
publishing  a folder is replaced whole or not at all
writer      files → a folder that holds exactly them
build       the pipeline itself
epoch       what dates a build
manifest    what a site or a bundle was built from, and with what
verification whether a copy is still as it was built
finish      a built site → one that is fit to be published
bundles     the whole explainer in one file, in several formats
site        a site engine, and its output put in place
mkdocs_hook `mkdocs build` and `mkdocs serve` without us

What saves an editor's time:

articles    what a saved article tells of itself, and how it comes in
attribution who says what in an article
citing      passages of an article → the evidence that cites them
whereabouts words that an editor has at hand → where an article says them
drafting    an article → drafts of statements
editing     an editor's YAML, changed in the lines that must change
renaming    an id → another, everywhere
reading     coverage as pages to read: whole articles, for editors
schemas     the model → what editors' programs complete and mark
comparing   two revisions of an explainer → what has changed for readers
annotations problems as GitHub shows them
starting    a new explainer on another dispute

commands    what each command takes and prints
cli         the command line

Imports point one way, as tests/test_layers.py holds.
"""
