"""From an editor's YAML and saved articles to a site on which every statement has been checked.

    content/*.yaml ── content ──┐
                                ├─ evidence ─ checks ─ pages ─ site ─ bundles
    seeds/*.txt ────────────────┘        └──────── authoring ────┘

    __init__    this map, and nothing else
    __main__    `explainer`, or `python -m generator`
    content     an editor's folder → a typed Explainer and Problems
    evidence    articles → paragraphs; who says what; evidence → passages; id → what it names
    checks      one function, one rule, over what evidence has resolved
    pages       the resolved explainer → page plans → Markdown, search index, data, cards
    site        Markdown → a finished site, put in place at once
    bundles     the finished offline site → zip, html, pdf, epub, zim
    authoring   what saves an editor's time: add a source, draft, quote, rename, diff, scaffold
    cli         what each command takes and prints; GitHub's notes; the hook of MkDocs

Imports point one way (import-linter's contracts in pyproject.toml hold them to it):

    content ← evidence ← checks ← pages ← site ← (bundles | authoring) ← cli
"""
