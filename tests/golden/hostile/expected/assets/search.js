{
 "statements": [
  {
   "url": "positions/markup.md#hs-script",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "2024-02-28",
   "when": "February 28, 2024",
   "label": "Position",
   "tone": "position",
   "title": "<script>alert(1)</script> {: #toc .evil }",
   "text": "“<img src=x onerror=alert(2)> is *our* position & **theirs**”",
   "about": "# [Not a heading](x) | {: #__config } <h1> · | venue | <style>*{display:none}</style> *venue* · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "# [Not a heading](x) | {: #__config } <h1> · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-template",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "{{ 7 * 7 }} {% raw %} {# note #} ${HOME} %(x)s {7} {who} #{x}",
   "text": "“{{ 7 * 7 }} {% raw %} {# note #} ${HOME} %(x)s”",
   "about": "# [Not a heading](x) | {: #__config } <h1> · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "# [Not a heading](x) | {: #__config } <h1> · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-pipes",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "a | b || c \\| d \\\\ e \\` f",
   "text": "“pipes | and \\ back\\\\slashes \\* and `code`”",
   "about": "1. Not a list · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "1. Not a list · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-link",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "[a link](javascript:alert(3)) ![an image](x) <https://x.example/> [ref][1]",
   "text": "“[a link](javascript:alert(3)) ![an image](x) <https://x.example/> [ref][1] [1]: /x”",
   "about": "1. Not a list · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "1. Not a list · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-attributes",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "words {: #evil .evil style=\"x\" } end {:target=_blank}",
   "text": "“words {: #evil .evil style=\"x\" } end”",
   "about": "1. Not a list · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "1. Not a list · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-rtl",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "אנחנו נגד, ABC 123, ועוד (نحن لا نوافق)",
   "text": "“אנחנו נגד, ABC 123, ועוד” “نحن لا نوافق”",
   "about": "no",
   "also": [
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "no · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-long",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
   "text": "“Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa”",
   "about": "no · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "no · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-entities",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "&lt;b&gt; &amp;amp; &#60;i&#62; &copy; &nbsp; AT&T",
   "text": "“&lt;u&gt; &copy; &nbsp; AT&T”",
   "about": "no · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "no · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-condition",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "<b onclick=\"alert(1)\">Bo</b> & `Co`",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Condition",
   "tone": "condition",
   "title": "</div></details></mark> \"and\" <p hidden>",
   "text": "“</blockquote> and --- and ===”",
   "about": "# [Not a heading](x) | {: #__config } <h1> · \" · Mr, \"1st\" {: #x } [role]: http://x",
   "also": [
    "<b onclick=\"alert(1)\">Bo</b> & `Co`",
    "</p><p>he",
    "\\he",
    "2. he",
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "# [Not a heading](x) | {: #__config } <h1> · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-reaction",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*, 007",
   "who": "<script>alert(\"party\")</script> [Party](x) | *P*, 007 (each)",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Mixed",
   "tone": "partly",
   "title": "- [x] a task, + a plus, 2) a bracket, ~~~ and ``` fences",
   "text": "“--- title: y ---” “It is so”",
   "about": "# [Not a heading](x) | {: #__config } <h1> · </span>{{ 7 * 7 }} [*TASS*](javascript:alert(5)) & רויטרס {: .x }",
   "also": [
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית",
    "007"
   ],
   "where": "# [Not a heading](x) | {: #__config } <h1> · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }} · Unnamed publisher",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/markup.md#hs-question",
   "parties": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "who": "A source without a name",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Question",
   "tone": "question",
   "title": "? <b>Who</b> : said [what][] & \"position\" | {: .x }?",
   "text": "",
   "about": "# [Not a heading](x) | {: #__config } <h1> · <base href=//x.example>",
   "also": [
    "<script>alert(\"party\")</script> [Party](x) | *P*",
    "\"alias\" <i>",
    "*alias*",
    "a | b",
    "c, d",
    "'",
    "עברית"
   ],
   "where": "# [Not a heading](x) | {: #__config } <h1> · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "tongues": {
    "also": {
     "עברית": [
      "",
      "rtl"
     ]
    }
   }
  },
  {
   "url": "positions/007.md#hs-agent",
   "parties": "007",
   "who": "007",
   "on": "",
   "when": "",
   "label": "Position",
   "tone": "position",
   "title": "1.0",
   "text": "“1. not a list”",
   "about": "no · 12:30",
   "also": [
    "007"
   ],
   "where": "no · Unnamed publisher",
   "tongues": ""
  },
  {
   "url": "background.md#hs-background",
   "parties": "",
   "who": "The source itself",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Background",
   "tone": "background",
   "title": "===== <br> *** ___ +++ background | \"and\" {: }",
   "text": "",
   "about": "# [Not a heading](x) | {: #__config } <h1>",
   "also": [],
   "where": "# [Not a heading](x) | {: #__config } <h1> · <script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}"
  },
  {
   "url": "background.md#null",
   "parties": "",
   "who": "The source itself",
   "on": "",
   "when": "By February 2024, when it was reported",
   "label": "Background",
   "tone": "background",
   "title": "null",
   "text": "",
   "about": "",
   "also": [],
   "where": "<script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}"
  }
 ],
 "pages": [
  {
   "url": "index.md",
   "kind": "List",
   "title": "Overview",
   "text": "",
   "tongues": ""
  },
  {
   "url": "positions/index.md",
   "kind": "List",
   "title": "Who says what",
   "text": "",
   "tongues": ""
  },
  {
   "url": "conditions.md",
   "kind": "List",
   "title": "Conditions",
   "text": "",
   "tongues": ""
  },
  {
   "url": "reactions.md",
   "kind": "List",
   "title": "Reactions",
   "text": "",
   "tongues": ""
  },
  {
   "url": "questions.md",
   "kind": "List",
   "title": "Open questions",
   "text": "",
   "tongues": ""
  },
  {
   "url": "issues/index.md",
   "kind": "List",
   "title": "Issues",
   "text": "",
   "tongues": ""
  },
  {
   "url": "statements/index.md",
   "kind": "List",
   "title": "Statements",
   "text": "",
   "tongues": ""
  },
  {
   "url": "timeline.md",
   "kind": "List",
   "title": "Timeline",
   "text": "",
   "tongues": ""
  },
  {
   "url": "background.md",
   "kind": "List",
   "title": "Background",
   "text": "",
   "tongues": ""
  },
  {
   "url": "sources/index.md",
   "kind": "List",
   "title": "Sources",
   "text": "",
   "tongues": ""
  },
  {
   "url": "differences.md",
   "kind": "List",
   "title": "How sources differ",
   "text": "",
   "tongues": ""
  },
  {
   "url": "changes.md",
   "kind": "List",
   "title": "What changed",
   "text": "",
   "tongues": ""
  },
  {
   "url": "checked.md",
   "kind": "List",
   "title": "What was checked",
   "text": "",
   "tongues": ""
  },
  {
   "url": "data.md",
   "kind": "List",
   "title": "Data",
   "text": "",
   "tongues": ""
  },
  {
   "url": "positions/markup.md",
   "kind": "Party",
   "title": "<script>alert(\"party\")</script> [Party](x) | *P*",
   "text": "# role </li></ul> {{ role }} & co · \"alias\" <i> · *alias* · a | b · c, d · ' · עברית · | summary | {: .x } <!-- comment --> <?php ?> <![CDATA[ ]]>",
   "tongues": {
    "text": [
     [
      79,
      84,
      "",
      "rtl"
     ]
    ]
   }
  },
  {
   "url": "positions/007.md",
   "kind": "Party",
   "title": "007",
   "text": "",
   "tongues": ""
  },
  {
   "url": "issues/config.md",
   "kind": "Issue",
   "title": "# [Not a heading](x) | {: #__config } <h1>",
   "text": "--- | --- | --- [^1] *[HTML]: x",
   "tongues": ""
  },
  {
   "url": "positions/markup.md#on--1",
   "kind": "Issue",
   "title": "1. Not a list",
   "text": "Term : definition, &nbsp; &#x3c;script&#x3e;",
   "tongues": ""
  },
  {
   "url": "issues/no.md",
   "kind": "Issue",
   "title": "no",
   "text": "~",
   "tongues": ""
  },
  {
   "url": "sources/odd.md",
   "kind": "Source",
   "title": "<script>alert(\"source\")</script> \"quoted\" `title` {{ 7*7 }}",
   "text": "*The* <Daily> [Mirror](x) & Sons | Co {: .evil } · _Ann_ <ann@x.example> · Bob | \"Bobby\" {% raw %} · + Cy, עדה · 1) note: <details open ontoggle=alert(1)> {{ note }} \\ *note*",
   "tongues": ""
  },
  {
   "url": "sources/other.md",
   "kind": "Source",
   "title": "Unnamed publisher",
   "text": ""
  },
  {
   "url": "timeline.md#ev-hostile",
   "kind": "Event",
   "title": "<marquee>event</marquee> {: #__nav } [e](x) | *e*",
   "text": "February 29, 2024 · # summary <iframe src=//x.example> {% endraw %} \\"
  },
  {
   "url": "differences.md#diff-hostile",
   "kind": "Difference",
   "title": "## Two <b>accounts</b> | {: #x } [d](x)",
   "text": "<del>x</del> \"y\" `z` {{ d }} · 2) <b>one</b> | *one* · 1. [two](javascript:x) {: .two }"
  },
  {
   "url": "hostile.md",
   "kind": "Page",
   "title": "A <b>title</b> & \"quotes\" | {{ page.title }}",
   "text": "A page may hold Markdown, so only what is not plain Markdown is refused: &123; 7 7 }, &123; raw }, & so on. 1 < 2 1, a\\b, a & b, &lt;b&gt;, [brackets], <3, AT&T, , x^2, ~tilde~, \"quotes\", עברית. an indented block with no link and braces }"
  }
 ]
}
