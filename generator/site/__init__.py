"""Markdown → a finished site: engine, page frame, links, safety, manifest, put in place at once.

    unchanged     whether a command would make again what it made the last time
    source_date   the moment that a build is dated by
    downloads     the bundles that a site offers
    configuration  the explainer's configuration file, in plain values of any engine
    copying       folders copied for an engine, and why the disk would not
    rendered      pages whose HTML is known are handed to an engine that makes it of Markdown
    engine        which site engine builds, and running it
    host_files    files for the host that no engine carries over
    unused_settings  settings that nothing comes of, in words
    tokens        the colours, faces and measures that all sheets share
    settings      all that an engine is told, in plain values
    html          a built page, and where what stands on it
    page_source   where in the text of a page something stands
    css           no style sheet loads anything
    sanitizer     nothing runs or loads but what the templates wrote
    surveyed      pages that have been gone through before are known
    links         every address leads to something that is there
    csp           each page's Content Security Policy
    shared_files  what sites in several languages have alike, once
    fingerprints  pages never get the scripts, styles and index of another build
    discovery     robots.txt and llms.txt
    finish        what is done to a built site, in order
    manifest      what a site was built from, with what, and what came out
    edition       the whole explainer as a site that works from a folder
    serving       the live preview
    hub           a page that lists the sites of several explainers
    previewed     what of a live preview is shown already, and is not made again
    further_languages  the sites in further languages, built into the whole one
    build         these steps in their order, around whichever engine runs

Its entry is `build.build`.
"""
