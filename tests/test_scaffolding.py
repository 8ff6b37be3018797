"""What counts as scaffolding in an explainer's files, and what does not."""

from tools.scaffolding import Count, count, counts, main

TEXT = """\
# yaml-language-server: $schema=x.json
- id: a            # a remark

  summary: 'It says: no # 1.'
  evidence:
    - source: s
      passage: |
        the one
        the other
      quote: [one, other]
"""


def test_each_character_is_counted_once():
    """Prose, words of sources and scaffolding make up all but comments and blank lines."""
    prose, sourced = len("It says: no # 1."), len("the one\nthe other") + len("one" + "other")
    lines = [line for line in TEXT.splitlines(keepends=True)[1:] if line.strip()]
    whole = len("".join(lines)) - len("            # a remark")
    assert count(TEXT) == Count(whole, prose, sourced)
    assert count(TEXT).scaffolding == whole - prose - sourced


def test_what_is_no_field_of_prose_is_scaffolding():
    """Ids, dates, names of fields and words for searching are scaffolding, and ends of lines."""
    text = "- id: a\n  on: 2024-05\n  also: [truce]\n"
    assert count(text) == Count(len(text), 0, 0)
    assert count("# nothing\n\n") == Count(0, 0, 0)


def test_prose_in_any_depth_is_none_of_it():
    """A list of prose, and prose in a mapping on one line, are prose."""
    assert count("proposal: {says: Stop, by: us}\n").prose == len("Stop")
    assert count("aliases: [the US, America]\n").prose == len("the US") + len("America")
    assert count("corrected: [{on: 2024, what: Said so}]\n").prose == len("Said so")


def test_files_are_told_with_their_whole(tmp_path):
    """Each file has its line, in order; schemas and other files are left out."""
    (tmp_path / "parties").mkdir()
    (tmp_path / ".schema").mkdir()
    for name in ("parties/b.yaml", "a.yaml", ".schema/c.yaml", "d.md"):
        (tmp_path / name).write_text("name: B\n", "utf-8")
    assert list(counts(tmp_path)) == ["a.yaml", "parties/b.yaml"]
    assert main(tmp_path) == (
        "     all   prose  sources  scaffolding\n"
        "       8       1        0            7  a.yaml\n"
        "       8       1        0            7  parties/b.yaml\n"
        "      16       2        0           14  in whole\n"
    )
