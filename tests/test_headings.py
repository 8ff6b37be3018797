"""The ids of headings on the pages that editors write."""

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.headings import with_ids

EXTENSIONS = ["attr_list", "fenced_code", "md_in_html", "tables", "toc"]
LINES = r"""
# a
## b
## b ##
##
###### x y
  ## in
#no
## a\
## [l](http://x.y/z)
## **b**
## `c`
## 内容
## !!!
## a&amp;b
### a_b
## <
a
a b
C#
*a*
---
---·
===
-
=
- - -
***
- i
1. o
> q
    code
```
``` py
``` x y
~~~
|a|b|
|-|-|
a | b
--- | ---
[x]: y
\# no
""".splitlines()


def rendered(text):
    return markdown.markdown(text, extensions=EXTENSIONS)


@settings(max_examples=1500, deadline=None)
@given(
    st.lists(st.sampled_from([line.replace("·", "  ") for line in LINES]), max_size=9).map(
        "\n".join
    )
)
def test_only_ids_are_added(text):
    """Whatever the Markdown, it reads as before; ids differ, and none has two hyphens in a row."""
    after = rendered(with_ids(text))
    assert re.sub(r"<(h\d)[^>]*>", r"<\1>", after) == re.sub(
        r"<(h\d)[^>]*>", r"<\1>", rendered(text)
    )
    ids = re.findall(r'<h\d id="([^"]*)"', after)
    assert len(ids) == len(set(ids))
    assert not any("--" in one for one in ids)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## What is checked?", "what-is-checked"),
        ("## __config", "config"),
        ("## What isn’t", "what-isnt"),
        ("## The [method](method.md#kind), again", "the-method-again"),
        ("## Fish &amp; chips ##", "fish-chips"),
        ("## 内容", "内容"),
        ("## محتوى القسم", "محتوى-القسم"),
        ("## हिन्दी", "हिन्दी"),
        ("## ÉTÉ", "été"),
        ("## ?!", "section"),
        ("Under\n-----", "under"),
        ("Under\n=====", "under"),
    ],
)
def test_id_is_the_words(heading, name):
    """A heading's id is its words, in small letters, in whatever script."""
    assert re.findall(r'<h\d id="([^"]*)"', rendered(with_ids(heading))) == [name]


def test_ids_are_told_apart():
    """Headings of the same words get numbers, and none takes the id of another."""
    ids = re.findall("{: #(.*) }", with_ids("## A\n## A\n## A 2\n## A"))
    assert ids == ["a", "a-2", "a-2-2", "a-3"]


def test_code_is_left_alone():
    """What looks like a heading in code stays as it is."""
    text = "```\n## a\n```\n\n    ## b\n\n~~~~ py\n## c\n~~~~"
    assert with_ids(text) == text
