{
 "statements": [
  {
   "url": "positions/town.md#town-will-repair",
   "parties": "The town",
   "who": "The town",
   "on": "",
   "when": "",
   "label": "Position",
   "tone": "position",
   "title": "Says that it will repair the bridge.",
   "text": "",
   "about": "Repairing the bridge",
   "also": [
    "The town"
   ],
   "where": "Repairing the bridge · Unnamed publisher"
  }
 ],
 "pages": [
  {
   "url": "index.md",
   "kind": "List",
   "title": "Overview",
   "text": ""
  },
  {
   "url": "positions/index.md",
   "kind": "List",
   "title": "Who says what",
   "text": ""
  },
  {
   "url": "conditions.md",
   "kind": "List",
   "title": "Conditions",
   "text": ""
  },
  {
   "url": "reactions.md",
   "kind": "List",
   "title": "Reactions",
   "text": ""
  },
  {
   "url": "questions.md",
   "kind": "List",
   "title": "Open questions",
   "text": ""
  },
  {
   "url": "issues/index.md",
   "kind": "List",
   "title": "Issues",
   "text": ""
  },
  {
   "url": "statements/index.md",
   "kind": "List",
   "title": "Statements",
   "text": ""
  },
  {
   "url": "timeline.md",
   "kind": "List",
   "title": "Timeline",
   "text": ""
  },
  {
   "url": "background.md",
   "kind": "List",
   "title": "Background",
   "text": ""
  },
  {
   "url": "sources/index.md",
   "kind": "List",
   "title": "Sources",
   "text": ""
  },
  {
   "url": "differences.md",
   "kind": "List",
   "title": "How sources differ",
   "text": ""
  },
  {
   "url": "changes.md",
   "kind": "List",
   "title": "What changed",
   "text": ""
  },
  {
   "url": "checked.md",
   "kind": "List",
   "title": "What was checked",
   "text": ""
  },
  {
   "url": "data.md",
   "kind": "List",
   "title": "Data",
   "text": ""
  },
  {
   "url": "positions/town.md",
   "kind": "Party",
   "title": "The town",
   "text": ""
  },
  {
   "url": "positions/town.md#on--repair",
   "kind": "Issue",
   "title": "Repairing the bridge",
   "text": ""
  },
  {
   "url": "sources/notice.md",
   "kind": "Source",
   "title": "Unnamed publisher",
   "text": ""
  }
 ]
}
