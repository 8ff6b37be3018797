"""The finished offline site → zip, html, pdf, epub, zim.

    write         all formats, each the same bytes every time
    zip           the site as a folder to be unpacked
    book          all pages as one document in reading order
    booklet       points, trees and sources, for paper
    html          one page that holds everything
    glyph_letters  which letters the glyphs of a face are drawn for
    glyph_maps     what a PDF tells of the letters of its glyphs
    pdf           a book on paper
    epub          for e-book readers, one file a chapter
    zim_library   what an offline library holds of the explainer
    zim           the file that such a library reads

Its entry is `write.write_bundles`.
"""
