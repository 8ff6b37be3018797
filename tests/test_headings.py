"""The ids of headings on the pages that editors write, as the shipped configuration gives them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_properties import converter


def ids_of(markdown):
    return re.findall(r'<h\d[^>]* id="([^"]*)"', converter().reset().convert(markdown))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## What is checked?", "what-is-checked"),
        ("## What isn’t", "what-isnt"),
        ("## The [method](method.md#kind), again", "the-method-again"),
        ("## Fish &amp; chips ##", "fish-chips"),
        ("## Page--title", "page-title"),
        ("## 内容", "内容"),
        ("## محتوى القسم", "محتوى-القسم"),
        ("## ÉTÉ", "été"),
        ("## ?!", "_1"),
        ("Under\n-----", "under"),
        ("```\n## code\n```\n\n    ## code", None),
    ],
)
def test_id_is_the_words(heading, name):
    """A heading's id is its words, in small letters, in whatever script; code has none."""
    assert ids_of(heading) == ([name] if name else [])


@given(st.lists(st.text("a-_—' \u00a0é{}", max_size=9), max_size=5))
def test_no_id_is_one_of_the_frame(headings):
    """Whatever the words, ids differ, and none has two hyphens in a row, as all of the frame's."""
    found = ids_of("\n\n".join(f"## x{words}" for words in headings))
    assert len(found) == len(set(found)) == len(headings)
    assert not any("--" in one for one in found)
