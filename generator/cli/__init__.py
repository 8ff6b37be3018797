"""What each command takes and prints; GitHub's notes; the hook of MkDocs.

    app           which commands there are, and how a run ends
    console       what several commands share
    sources       `source add`, `draft`, `quote`
    update        `source update`
    author        `new`, `rename`, `schema`, `coverage`
    words         `words`
    translate     `translate`
    asks          `asks`
    confirm       `confirm`
    comparing     a sentence beside the words of its sources
    check         `check`
    build         `generate`, `build`, `bundle`, `serve`, `verify`
    hub           `hub`: several explainers side by side
    diff          `diff`
    migrate       `migrate`
    github        problems as GitHub Actions shows them
    mkdocs_hook   plain `mkdocs build` and `mkdocs serve`

Its entry is `app.main`.
"""
