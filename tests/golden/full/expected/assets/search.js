{
 "statements": [
  {
   "url": "positions/upham.md#upham-accepts-talks",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "2024-05-02",
   "when": "May 2, 2024",
   "label": "Position",
   "tone": "position",
   "title": "Accepts the plan for talks.",
   "text": "“We accept the plan for talks” “We agree to the plan for talks … but not at any price.”",
   "about": "The talks · Upham town hall · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The talks · Four towns agree to talk about a wall · Unnamed publisher"
  },
  {
   "url": "positions/upham.md#upham-dam-ends-droughts",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that a dam would end the summer droughts, and names what would stop the works.",
   "text": "“A dam would end the summer droughts.” “But we will stop the works only if the lower towns pay their share of the cost.”",
   "about": "Water in dry years · The dam · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "Water in dry years · The dam · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/upham.md#upham-gates-open-in-august",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "2024-05",
   "when": "May 2024",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that an engineer of the province would open the gates.",
   "text": "",
   "about": "Water in dry years · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "Water in dry years · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/upham.md#upham-millbrook-no-works-before-talks",
   "parties": "Upham, Millbrook",
   "who": "Upham, Millbrook",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Intention",
   "tone": "intent",
   "title": "Say that the works will not begin before the talks are over.",
   "text": "",
   "about": "The talks",
   "also": [
    "Upham",
    "the upper town",
    "Millbrook"
   ],
   "where": "The talks · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/upham.md#upham-not-before-talks",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "2024-05-03",
   "when": "May 3, 2024",
   "label": "Intention",
   "tone": "intent",
   "title": "Says that Upham will not build before the talks are over.",
   "text": "“We will not build before the talks are over”",
   "about": "The talks · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The talks · Remarks on the dam · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/upham.md#upham-river-without-water",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that a river without water is the end of the salmon.",
   "text": "“They tell you that a wall is “the end of the salmon”. I say that a river without water is.” “Nobody in Upham wants the salmon gone.”",
   "about": "The salmon · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The salmon · Remarks on the dam · County of Wend"
  },
  {
   "url": "positions/upham.md#upham-millbrook-meet-monthly",
   "parties": "Upham, Millbrook",
   "who": "Upham, Millbrook",
   "on": "",
   "when": "",
   "label": "Intention",
   "tone": "intent",
   "title": "Will meet each month until the talks are over.",
   "text": "“will meet each month until the talks are over”",
   "about": "The talks",
   "also": [
    "Upham",
    "the upper town",
    "Millbrook"
   ],
   "where": "The talks · Joint declaration"
  },
  {
   "url": "positions/upham.md#upham-millbrook-count-salmon",
   "parties": "Upham, Millbrook",
   "who": "Upham, Millbrook (each)",
   "on": "2024-05-03",
   "when": "May 3, 2024",
   "label": "Intention",
   "tone": "intent",
   "title": "Will count the salmon themselves this autumn.",
   "text": "",
   "about": "The salmon",
   "also": [
    "Upham",
    "the upper town",
    "Millbrook"
   ],
   "where": "The salmon · Court to hear the fishers"
  },
  {
   "url": "positions/upham.md#upham-waits-for-court",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Intention",
   "tone": "intent",
   "title": "Would wait for the court.",
   "text": "",
   "about": "The dam · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The dam · Radio Wend, May 3, 2024"
  },
  {
   "url": "positions/upham.md#upham-shared-cost",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Condition",
   "tone": "condition",
   "title": "Says that the works stop only if the lower towns pay their share of the cost.",
   "text": "“we will stop the works only if the lower towns pay their share of the cost”",
   "about": "The cost · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The cost · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/upham.md#upham-fair-price",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "",
   "when": "",
   "label": "Condition",
   "tone": "condition",
   "title": "Does not accept talks at any price.",
   "text": "“not at any price”",
   "about": "The cost · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The cost · Unnamed publisher"
  },
  {
   "url": "positions/upham.md#upham-observers",
   "parties": "Upham",
   "who": "Upham",
   "on": "2024-04-07",
   "when": "April 7, 2024",
   "label": "Request",
   "tone": "request",
   "title": "Asked Millbrook and the province for observers.",
   "text": "",
   "about": "The talks",
   "also": [
    "Upham",
    "the upper town"
   ],
   "where": "The talks · What was asked in April"
  },
  {
   "url": "positions/upham.md#upham-silent-on-beginning",
   "parties": "Upham",
   "who": "Ines Hale",
   "on": "2024-04-11",
   "when": "April 11, 2024",
   "label": "Position",
   "tone": "position",
   "title": "Declined to say when the works would begin.",
   "text": "",
   "about": "The dam · Mayor of Upham",
   "also": [
    "Ines Hale",
    "Mayor Hale",
    "Hale",
    "Upham",
    "the upper town"
   ],
   "where": "The dam · What was asked in April"
  },
  {
   "url": "positions/lower-towns.md#league-rejects-dam",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "2024-05-02",
   "when": "May 2, 2024",
   "label": "Position",
   "tone": "position",
   "title": "Rejects any wall across the river.",
   "text": "“We reject any wall across the river”",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Four towns agree to talk about a wall · Court to hear the fishers"
  },
  {
   "url": "positions/lower-towns.md#league-half-a-wall",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "",
   "label": "Offer",
   "tone": "offer",
   "title": "Could live with half of the wall.",
   "text": "“could live with half of it”",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Unnamed publisher"
  },
  {
   "url": "positions/lower-towns.md#league-talks-welcome",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "",
   "label": "Position",
   "tone": "position",
   "title": "Calls talks welcome, and a wall not.",
   "text": "“Talks are welcome. A wall is not”",
   "about": "The talks · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The talks · Unnamed publisher"
  },
  {
   "url": "positions/lower-towns.md#league-counts-salmon",
   "parties": "League of the Lower Towns",
   "who": "League of the Lower Towns",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Intention",
   "tone": "intent",
   "title": "Means to count the salmon itself.",
   "text": "",
   "about": "The salmon",
   "also": [
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The salmon · Die Fischer und der Damm",
   "tongues": {
    "where": [
     [
      13,
      37,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "positions/lower-towns.md#league-counts-every-spring",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that the league counts the salmon every spring.",
   "text": "",
   "about": "The salmon · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The salmon · County of Wend",
   "tongues": ""
  },
  {
   "url": "positions/lower-towns.md#league-says-upham-rejects",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that Upham would reject a lower wall.",
   "text": "",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Four towns agree to talk about a wall",
   "tongues": ""
  },
  {
   "url": "positions/lower-towns.md#league-says-millbrook-undecided",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that Millbrook was undecided.",
   "text": "",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Four towns agree to talk about a wall",
   "tongues": ""
  },
  {
   "url": "positions/lower-towns.md#league-says-finch-accepts",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that Orla Finch would accept the dam on conditions.",
   "text": "",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/lower-towns.md#league-says-agency-accepts",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that the River Agency accepted it.",
   "text": "",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/lower-towns.md#league-no-walls",
   "parties": "League of the Lower Towns",
   "who": "Hilda Rook",
   "on": "../2019",
   "when": "By 2019",
   "label": "Demand",
   "tone": "demand",
   "title": "Called for a river without walls.",
   "text": "“a river without walls”",
   "about": "The dam · Chair of the league",
   "also": [
    "Hilda Rook",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/lower-towns.md#league-half-height",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "",
   "label": "Condition",
   "tone": "condition",
   "title": "The wall would have half the height.",
   "text": "",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Unnamed publisher"
  },
  {
   "url": "positions/lower-towns.md#league-rejects-claim",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Rejects",
   "tone": "reject",
   "title": "Rejects any wall, whatever it would end.",
   "text": "“any wall across the river”",
   "about": "The dam · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The dam · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/lower-towns.md#league-accepts-talks",
   "parties": "League of the Lower Towns",
   "who": "League of the Lower Towns",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Accepts",
   "tone": "accept",
   "title": "Agreed, as one of four towns, to talk.",
   "text": "",
   "about": "The talks",
   "also": [
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The talks · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/lower-towns.md#league-q-gates",
   "parties": "League of the Lower Towns",
   "who": "Otto Brand",
   "on": "2024-05-02",
   "when": "May 2, 2024",
   "label": "Question",
   "tone": "question",
   "title": "Who will open the gates of the dam in a dry year?",
   "text": "“Who will open the gates (of the dam) in a dry year?”",
   "about": "Water in dry years · Chair of the league",
   "also": [
    "Otto Brand",
    "Otto Brandt",
    "Brand",
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "Water in dry years · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/lower-towns.md#league-flood-study",
   "parties": "League of the Lower Towns",
   "who": "League of the Lower Towns",
   "on": "2024-04-03",
   "when": "April 3, 2024",
   "label": "Withdrawn",
   "tone": "gone",
   "title": "Asked the province for a study of the floods.",
   "text": "",
   "about": "Water in dry years",
   "also": [
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "Water in dry years · What was asked in April"
  },
  {
   "url": "positions/lower-towns.md#league-gauge",
   "parties": "League of the Lower Towns",
   "who": "League of the Lower Towns",
   "on": "2024-04-05",
   "when": "April 5, 2024",
   "label": "Superseded",
   "tone": "gone",
   "title": "Asked the towns upstream for a gauge at Fordley.",
   "text": "",
   "about": "Water in dry years",
   "also": [
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "Water in dry years · What was asked in April"
  },
  {
   "url": "positions/lower-towns.md#league-three-gauges",
   "parties": "League of the Lower Towns",
   "who": "League of the Lower Towns",
   "on": "2024-04-15",
   "when": "April 15, 2024",
   "label": "Request",
   "tone": "request",
   "title": "Asked for three gauges.",
   "text": "",
   "about": "Water in dry years",
   "also": [
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "Water in dry years · What was asked in April"
  },
  {
   "url": "positions/lower-towns.md#league-ferry",
   "parties": "League of the Lower Towns",
   "who": "League of the Lower Towns",
   "on": "2024-04-11",
   "when": "April 11, 2024",
   "label": "Request",
   "tone": "request",
   "title": "Asked Millbrook for a ferry.",
   "text": "",
   "about": "The talks",
   "also": [
    "League of the Lower Towns",
    "the league",
    "the lower towns",
    "Fordley",
    "Saltmouth",
    "Bund der unteren Städte"
   ],
   "where": "The talks · What was asked in April"
  },
  {
   "url": "positions/agency.md#agency-be-heard",
   "parties": "The River Agency, The Diet, The provincial government, The Salmon Party, Wend Power",
   "who": "The River Agency, The Diet, The provincial government, The Salmon Party, Wend Power",
   "on": "../2024-05-03",
   "when": "By May 3, 2024",
   "label": "Request",
   "tone": "request",
   "title": "Ask the court to be heard too.",
   "text": "",
   "about": "The dam",
   "also": [
    "The River Agency",
    "The Diet",
    "The provincial government",
    "The Salmon Party",
    "Wend Power"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/court.md#court-every-paper",
   "parties": "The Court of the Rivers",
   "who": "Hilda Rook",
   "on": "2024-05-03",
   "when": "May 3, 2024",
   "label": "Intention",
   "tone": "intent",
   "title": "Means to look at every paper.",
   "text": "“look at every paper”",
   "about": "The dam · Judge",
   "also": [
    "Hilda Rook",
    "The Court of the Rivers",
    "the court"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/court.md#court-rather-swim",
   "parties": "",
   "who": "Hilda Rook (own view)",
   "on": "2024-05-03",
   "when": "May 3, 2024",
   "label": "Position",
   "tone": "position",
   "title": "Would rather swim in the river than judge about it.",
   "text": "“I would rather swim there than judge”",
   "about": "The dam · Judge",
   "also": [
    "Hilda Rook"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/court.md#court-papers-open",
   "parties": "The Court of the Rivers",
   "who": "The clerks of the court",
   "on": "2024-04-15?/2024-04-21",
   "when": "Between perhaps April 15, 2024 and April 21, 2024",
   "label": "Intention",
   "tone": "intent",
   "title": "Mean to keep all papers open.",
   "text": "",
   "about": "The dam",
   "also": [
    "The clerks of the court",
    "the clerks",
    "The Court of the Rivers",
    "the court"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/court.md#court-papers-by-april",
   "parties": "The Court of the Rivers",
   "who": "The Court of the Rivers",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Demand",
   "tone": "demand",
   "title": "Gave the province until the end of April to hand in its papers.",
   "text": "",
   "about": "The dam",
   "also": [
    "The Court of the Rivers",
    "the court"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/court.md#court-maps",
   "parties": "The Court of the Rivers",
   "who": "The Court of the Rivers",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Request",
   "tone": "request",
   "title": "Asked the agency for its maps by 15 April.",
   "text": "",
   "about": "The dam",
   "also": [
    "The Court of the Rivers",
    "the court"
   ],
   "where": "The dam · What was asked in April"
  },
  {
   "url": "positions/court.md#court-fee",
   "parties": "The Court of the Rivers",
   "who": "The Court of the Rivers",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Demand",
   "tone": "demand",
   "title": "Demanded a fee from Upham.",
   "text": "",
   "about": "The cost",
   "also": [
    "The Court of the Rivers",
    "the court"
   ],
   "where": "The cost · What was asked in April"
  },
  {
   "url": "positions/finch.md#finch-build-lower",
   "parties": "Orla Finch",
   "who": "Orla Finch",
   "on": "2024",
   "when": "2024",
   "label": "Position",
   "tone": "position",
   "title": "Says to build the dam lower or not at all.",
   "text": "“build it lower, or do not build it at all”",
   "about": "The dam",
   "also": [
    "Orla Finch"
   ],
   "where": "The dam · What I would do"
  },
  {
   "url": "positions/finch.md#finch-q-figures",
   "parties": "Orla Finch",
   "who": "Orla Finch",
   "on": "",
   "when": "By 2024, when it was reported",
   "label": "Question",
   "tone": "question",
   "title": "Will the towns let an engineer show her figures?",
   "text": "",
   "about": "The talks",
   "also": [
    "Orla Finch"
   ],
   "where": "The talks · What I would do"
  },
  {
   "url": "positions/fishers.md#fishers-end-of-salmon",
   "parties": "The fishers of the Wend",
   "who": "The fishers of the Wend",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Call the dam the end of the salmon.",
   "text": "“the end of the salmon”",
   "about": "The salmon",
   "also": [
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The salmon · Four towns agree to talk about a wall",
   "tongues": ""
  },
  {
   "url": "positions/fishers.md#fishers-keep-spawning-grounds",
   "parties": "The fishers of the Wend",
   "who": "Jan Moor",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Demand",
   "tone": "demand",
   "title": "Will not give up the spawning grounds.",
   "text": "“Wir geben die Laichplätze nicht her” “No entregaremos los desovaderos” “Ni uno solo.”",
   "about": "The salmon · Spokesman of the fishers · We will not give up the spawning grounds",
   "also": [
    "Jan Moor",
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The salmon · Die Fischer und der Damm · La Orilla",
   "tongues": {
    "text": [
     [
      0,
      37,
      "de",
      "ltr"
     ],
     [
      38,
      71,
      "es",
      "ltr"
     ],
     [
      72,
      86,
      "es",
      "ltr"
     ]
    ],
    "where": [
     [
      13,
      37,
      "de",
      "ltr"
     ],
     [
      40,
      49,
      "es",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "positions/fishers.md#fishers-count-by-may",
   "parties": "The fishers of the Wend",
   "who": "Jan Moor",
   "on": "2024-04-22/2024-04-26",
   "when": "Between April 22, 2024 and April 26, 2024",
   "label": "Demand",
   "tone": "demand",
   "title": "Asks the surveyors to count the salmon by 10 May.",
   "text": "“Count the salmon by five in the afternoon of 10 May”",
   "about": "The salmon · Between Upham and Fordley · Surveyors measure the river · Spokesman of the fishers",
   "also": [
    "Jan Moor",
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The salmon · Court to hear the fishers",
   "tongues": ""
  },
  {
   "url": "positions/fishers.md#fishers-grounds-stay",
   "parties": "The fishers of the Wend",
   "who": "The fishers of the Wend",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Condition",
   "tone": "condition",
   "title": "Want to keep the spawning grounds.",
   "text": "",
   "about": "The salmon",
   "also": [
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The salmon · Die Fischer und der Damm",
   "tongues": {
    "where": [
     [
      13,
      37,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "positions/fishers.md#fishers-a-beginning",
   "parties": "The fishers of the Wend",
   "who": "Jan Moor",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Questions",
   "tone": "question",
   "title": "Calls the mayor’s promise no more than a beginning.",
   "text": "“einen Anfang”",
   "about": "The salmon · Spokesman of the fishers · a beginning",
   "also": [
    "Jan Moor",
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The salmon · Die Fischer und der Damm",
   "tongues": {
    "text": [
     [
      0,
      14,
      "de",
      "ltr"
     ]
    ],
    "where": [
     [
      13,
      37,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "positions/fishers.md#fishers-q-who-counts",
   "parties": "The fishers of the Wend",
   "who": "Jan Moor",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Question",
   "tone": "question",
   "title": "Who counts the salmon?",
   "text": "“Wer zählt die Lachse?”",
   "about": "The salmon · Spokesman of the fishers · Who counts the salmon?",
   "also": [
    "Jan Moor",
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The salmon · Die Fischer und der Damm",
   "tongues": {
    "text": [
     [
      0,
      23,
      "de",
      "ltr"
     ]
    ],
    "where": [
     [
      13,
      37,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "positions/fishers.md#fishers-q-how-long",
   "parties": "The fishers of the Wend",
   "who": "Jan Moor",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Question",
   "tone": "question",
   "title": "How long will the works take?",
   "text": "",
   "about": "The dam · Spokesman of the fishers",
   "also": [
    "Jan Moor",
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The dam · Die Fischer und der Damm",
   "tongues": {
    "where": [
     [
      10,
      34,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "positions/fishers.md#fishers-stop-blasting",
   "parties": "The fishers of the Wend",
   "who": "The fishers of the Wend",
   "on": "2024-04-02",
   "when": "April 2, 2024",
   "label": "Demand",
   "tone": "demand",
   "title": "Demand that Upham stop blasting at the quarry by 10 April.",
   "text": "",
   "about": "The dam",
   "also": [
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The dam · What was asked in April",
   "tongues": ""
  },
  {
   "url": "positions/fishers.md#fishers-boats",
   "parties": "The fishers of the Wend",
   "who": "The fishers of the Wend",
   "on": "2024-04-06",
   "when": "April 6, 2024",
   "label": "Withdrawn",
   "tone": "gone",
   "title": "Offered Millbrook their boats.",
   "text": "",
   "about": "The talks",
   "also": [
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The talks · What was asked in April"
  },
  {
   "url": "positions/fishers.md#fishers-boats-fuel",
   "parties": "The fishers of the Wend",
   "who": "The fishers of the Wend",
   "on": "2024-04-06",
   "when": "April 6, 2024",
   "label": "Lapsed",
   "tone": "gone",
   "title": "Wanted Millbrook to pay for the fuel.",
   "text": "",
   "about": "The talks",
   "also": [
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The talks · What was asked in April"
  },
  {
   "url": "positions/fishers.md#fishers-q-begin",
   "parties": "The fishers of the Wend",
   "who": "The fishers of the Wend",
   "on": "2024-04-10",
   "when": "April 10, 2024",
   "label": "Question",
   "tone": "question",
   "title": "When will the works begin?",
   "text": "",
   "about": "The dam",
   "also": [
    "The fishers of the Wend",
    "the fishers",
    "Fischer"
   ],
   "where": "The dam · What was asked in April"
  },
  {
   "url": "positions/millbrook.md#millbrook-undecided",
   "parties": "Millbrook",
   "who": "Millbrook",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "Says that it is too early to say yes or no.",
   "text": "“It is too early to say yes or no”",
   "about": "The dam",
   "also": [
    "Millbrook"
   ],
   "where": "The dam · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/millbrook.md#millbrook-opens-mill",
   "parties": "Millbrook",
   "who": "Millbrook",
   "on": "",
   "when": "",
   "label": "Offer",
   "tone": "offer",
   "title": "Opens the old mill for the talks.",
   "text": "“we open the old mill for the talks”",
   "about": "The talks",
   "also": [
    "Millbrook"
   ],
   "where": "The talks · Millbrook town council"
  },
  {
   "url": "positions/millbrook.md#millbrook-observers",
   "parties": "Millbrook",
   "who": "Millbrook",
   "on": "2024-04-08",
   "when": "April 8, 2024",
   "label": "Position",
   "tone": "position",
   "title": "Agreed to send observers.",
   "text": "",
   "about": "The talks",
   "also": [
    "Millbrook"
   ],
   "where": "The talks · What was asked in April"
  },
  {
   "url": "positions/province.md#province-offers-half",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Offer",
   "tone": "offer",
   "title": "Offers to pay half of the cost.",
   "text": "",
   "about": "The cost · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The cost · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/province.md#province-sends-engineer",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Intention",
   "tone": "intent",
   "title": "Means to send an engineer in June.",
   "text": "",
   "about": "Water in dry years · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "Water in dry years · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/province.md#province-open-books",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "",
   "label": "Demand",
   "tone": "demand",
   "title": "Asks the league to open its books.",
   "text": "",
   "about": "The cost · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The cost · Unnamed publisher"
  },
  {
   "url": "positions/province.md#province-praises-league",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "",
   "label": "Welcomes",
   "tone": "accept",
   "title": "Praises the league for coming to the table.",
   "text": "",
   "about": "The talks · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The talks · Unnamed publisher"
  },
  {
   "url": "positions/province.md#province-price-hard-to-defend",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "",
   "label": "Criticises",
   "tone": "critical",
   "title": "Calls the mayor’s price hard to defend.",
   "text": "“hard to defend”",
   "about": "The cost · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The cost · Unnamed publisher"
  },
  {
   "url": "positions/province.md#province-on-shared-cost",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Mixed",
   "tone": "partly",
   "title": "Offers to pay half of the cost.",
   "text": "",
   "about": "The cost · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The cost · Four towns agree to talk about a wall"
  },
  {
   "url": "positions/province.md#province-keeps-to-half",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "Says that the province keeps to its half, and would open its books.",
   "text": "“The province keeps to its half.” “And we open our books to anyone who opens theirs.”",
   "about": "The cost · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The cost · Radio Wend, May 3, 2024"
  },
  {
   "url": "positions/province.md#province-no-dam-otherwise",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Assertion",
   "tone": "claim",
   "title": "Says that there is no dam if the towns refuse.",
   "text": "“Then there is no dam.”",
   "about": "The cost · Minister",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The cost · Radio Wend, May 3, 2024"
  },
  {
   "url": "positions/province.md#province-nothing-against-towns",
   "parties": "The Province of Wend",
   "who": "Lena Voss",
   "on": "",
   "when": "By May 3, 2024, when it was reported",
   "label": "Position",
   "tone": "position",
   "title": "Says that the province builds nothing against the will of the towns.",
   "text": "“We build nothing against the will of the towns”",
   "about": "The dam · Minister · Radio Saltmouth",
   "also": [
    "Lena Voss",
    "The Province of Wend",
    "the province"
   ],
   "where": "The dam · Court to hear the fishers"
  },
  {
   "url": "positions/province.md#province-no-observers",
   "parties": "The Province of Wend",
   "who": "The Province of Wend",
   "on": "2024-04-09",
   "when": "April 9, 2024",
   "label": "Position",
   "tone": "position",
   "title": "Refused to send observers.",
   "text": "",
   "about": "The talks",
   "also": [
    "The Province of Wend",
    "the province"
   ],
   "where": "The talks · What was asked in April"
  },
  {
   "url": "background.md#bg-four-towns",
   "parties": "",
   "who": "The source itself",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Background",
   "tone": "background",
   "title": "The four towns set conditions that may take months to settle.",
   "text": "",
   "about": "The talks",
   "also": [],
   "where": "The talks · Four towns agree to talk about a wall"
  },
  {
   "url": "background.md#bg-talks-may-fail",
   "parties": "",
   "who": "A source without a name",
   "on": "",
   "when": "By May 2, 2024, when it was reported",
   "label": "Background",
   "tone": "background",
   "title": "The talks could fail within a week, according to an official.",
   "text": "",
   "about": "The talks",
   "also": [],
   "where": "The talks · Four towns agree to talk about a wall"
  },
  {
   "url": "background.md#bg-fish-pass",
   "parties": "",
   "who": "The source itself",
   "on": "",
   "when": "By May 2024, when it was reported",
   "label": "Background",
   "tone": "background",
   "title": "The plan has a pass for the fish beside the dam.",
   "text": "",
   "about": "The salmon · a passage for fish beside the dam",
   "also": [],
   "where": "The salmon · Unnamed publisher, May 2024"
  },
  {
   "url": "background.md#bg-winter-water",
   "parties": "",
   "who": "The source itself",
   "on": "2024-05-02",
   "when": "May 2, 2024",
   "label": "Background",
   "tone": "background",
   "title": "The wall would hold the water of a whole winter.",
   "text": "",
   "about": "Fordley",
   "also": [],
   "where": "Four towns agree to talk about a wall"
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
   "url": "positions/upham.md",
   "kind": "Party",
   "title": "Upham",
   "text": "The town that wants the dam · the upper town · Wants a dam against summer droughts and accepts talks about it."
  },
  {
   "url": "positions/lower-towns.md",
   "kind": "Party",
   "title": "League of the Lower Towns",
   "text": "Speaks for Fordley and Saltmouth · the league · the lower towns · Fordley · Saltmouth · Bund der unteren Städte · Rejects a wall across the river; its chair could live with half of it."
  },
  {
   "url": "positions/agency.md",
   "kind": "Party",
   "title": "The River Agency",
   "text": ""
  },
  {
   "url": "positions/court.md",
   "kind": "Party",
   "title": "The Court of the Rivers",
   "text": "the court"
  },
  {
   "url": "positions/diet.md",
   "kind": "Party",
   "title": "The Diet",
   "text": ""
  },
  {
   "url": "positions/finch.md",
   "kind": "Party",
   "title": "Orla Finch",
   "text": "Engineer"
  },
  {
   "url": "positions/fishers.md",
   "kind": "Party",
   "title": "The fishers of the Wend",
   "text": "the fishers · Fischer"
  },
  {
   "url": "positions/government.md",
   "kind": "Party",
   "title": "The provincial government",
   "text": "",
   "tongues": ""
  },
  {
   "url": "positions/millbrook.md",
   "kind": "Party",
   "title": "Millbrook",
   "text": "Lies between the two",
   "tongues": ""
  },
  {
   "url": "positions/province.md",
   "kind": "Party",
   "title": "The Province of Wend",
   "text": "the province",
   "tongues": ""
  },
  {
   "url": "positions/salmon-party.md",
   "kind": "Party",
   "title": "The Salmon Party",
   "text": "",
   "tongues": ""
  },
  {
   "url": "positions/wend-power.md",
   "kind": "Party",
   "title": "Wend Power",
   "text": "",
   "tongues": ""
  },
  {
   "url": "issues/dam.md",
   "kind": "Issue",
   "title": "The dam",
   "text": "Whether a dam is to be built across the River Wend. · Build a dam of forty metres · barrage · wall",
   "tongues": ""
  },
  {
   "url": "issues/talks.md",
   "kind": "Issue",
   "title": "The talks",
   "text": "",
   "tongues": ""
  },
  {
   "url": "issues/water.md",
   "kind": "Issue",
   "title": "Water in dry years",
   "text": "Who decides how much water is let through.",
   "tongues": ""
  },
  {
   "url": "issues/salmon.md",
   "kind": "Issue",
   "title": "The salmon",
   "text": "What becomes of the fish.",
   "tongues": ""
  },
  {
   "url": "issues/money.md",
   "kind": "Issue",
   "title": "The cost",
   "text": "",
   "tongues": ""
  },
  {
   "url": "sources/gazette.md",
   "kind": "Source",
   "title": "Four towns agree to talk about a wall",
   "text": "The Wend Gazette · Ada Penn · Tom Reed · The map is left out of this copy.",
   "tongues": ""
  },
  {
   "url": "sources/copy.md",
   "kind": "Source",
   "title": "Unnamed publisher",
   "text": "",
   "tongues": ""
  },
  {
   "url": "sources/bote.md",
   "kind": "Source",
   "title": "Die Fischer und der Damm",
   "text": "Der Flussbote",
   "tongues": {
    "title": [
     [
      0,
      24,
      "de",
      "ltr"
     ]
    ],
    "text": [
     [
      0,
      13,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "sources/nahr.md",
   "kind": "Source",
   "title": "Unnamed publisher, May 2024",
   "text": "",
   "tongues": ""
  },
  {
   "url": "sources/speech.md",
   "kind": "Source",
   "title": "Remarks on the dam",
   "text": "Town of Upham",
   "tongues": ""
  },
  {
   "url": "sources/radio.md",
   "kind": "Source",
   "title": "Radio Wend, May 3, 2024",
   "text": "Radio Wend",
   "tongues": ""
  },
  {
   "url": "sources/hearing.md",
   "kind": "Source",
   "title": "County of Wend",
   "text": "County of Wend",
   "tongues": ""
  },
  {
   "url": "sources/declaration.md",
   "kind": "Source",
   "title": "Joint declaration",
   "text": "",
   "tongues": ""
  },
  {
   "url": "sources/post.md",
   "kind": "Source",
   "title": "Millbrook town council",
   "text": "Millbrook town council",
   "tongues": ""
  },
  {
   "url": "sources/orilla.md",
   "kind": "Source",
   "title": "La Orilla",
   "text": "La Orilla",
   "tongues": {
    "title": [
     [
      0,
      9,
      "es",
      "ltr"
     ]
    ],
    "text": [
     [
      0,
      9,
      "es",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "sources/notice.md",
   "kind": "Source",
   "title": "Court to hear the fishers",
   "text": "The Wend Gazette",
   "tongues": ""
  },
  {
   "url": "sources/finch.md",
   "kind": "Source",
   "title": "What I would do",
   "text": "Orla Finch",
   "tongues": ""
  },
  {
   "url": "sources/minutes.md",
   "kind": "Source",
   "title": "What was asked in April",
   "text": "The Wend Gazette",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-flood",
   "kind": "Event",
   "title": "A flood takes the old bridge",
   "text": "1987",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-drought",
   "kind": "Event",
   "title": "A drought leaves the wells dry",
   "text": "August 2023",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-first-plans",
   "kind": "Event",
   "title": "First plans are drawn",
   "text": "About 2015",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-survey",
   "kind": "Event",
   "title": "Surveyors measure the river",
   "text": "Apr 22 – 26, 2024 · Between Upham and Fordley",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-papers",
   "kind": "Event",
   "title": "The province hands in its papers",
   "text": "April 29, 2024",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-plans-shown",
   "kind": "Event",
   "title": "The plans are shown",
   "text": "Apr 29 – May 17, 2024 · Upham town hall",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-hearing",
   "kind": "Event",
   "title": "The court hears the fishers",
   "text": "June 20, 2024 · Saltmouth",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-agreement",
   "kind": "Event",
   "title": "The four towns agree to talk",
   "text": "May 2, 2024 · They set conditions that may take months to settle.",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-blasting-stops",
   "kind": "Event",
   "title": "Upham stops the blasting",
   "text": "April 9, 2024",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-maps",
   "kind": "Event",
   "title": "The agency sends its maps",
   "text": "April 18, 2024",
   "tongues": ""
  },
  {
   "url": "timeline.md#ev-fee",
   "kind": "Event",
   "title": "The fee is still not paid",
   "text": "April 30, 2024",
   "tongues": ""
  },
  {
   "url": "questions.md#q-who-pays-the-rest",
   "kind": "Open question",
   "title": "Who pays the half that the province does not pay?",
   "text": "Asked by the editors · League of the Lower Towns · Millbrook · The cost",
   "tongues": ""
  },
  {
   "url": "questions.md#q-if-they-refuse",
   "kind": "Open question",
   "title": "What if the towns refuse?",
   "text": "Asked by Radio Wend, interviewer · Lena Voss · The cost · “And if they refuse?”",
   "tongues": ""
  },
  {
   "url": "differences.md#diff-plan-for-talks",
   "kind": "Difference",
   "title": "The mayor's yes",
   "text": "The articles give the same answer in different words. · Accept. · Agree.",
   "tongues": ""
  },
  {
   "url": "differences.md#diff-height",
   "kind": "Difference",
   "title": "The height of the wall",
   "text": "40 metres. · 45 metres.",
   "tongues": ""
  },
  {
   "url": "differences.md#diff-who-pays",
   "kind": "Difference",
   "title": "Who would be paying",
   "text": "The province has offered half. · Only a price is spoken of.",
   "tongues": ""
  },
  {
   "url": "differences.md#diff-brand",
   "kind": "Difference",
   "title": "The name of the chair",
   "text": "Otto Brand. · Otto Brandt.",
   "tongues": ""
  },
  {
   "url": "about.md",
   "kind": "Page",
   "title": "About",
   "text": "This dispute is made up. It shows what an explainer can hold.",
   "tongues": ""
  },
  {
   "url": "leser.md",
   "kind": "Page",
   "title": "Für Leser in Deutschland",
   "text": "Was die Zeitungen auf Deutsch geschrieben haben, steht hier in ihren Worten.",
   "tongues": {
    "title": [
     [
      0,
      24,
      "de",
      "ltr"
     ]
    ],
    "text": [
     [
      0,
      76,
      "de",
      "ltr"
     ]
    ]
   }
  },
  {
   "url": "method.md",
   "kind": "Page",
   "title": "Method",
   "text": "A page of your own, in Markdown. Its name becomes its address, and its first line its title. - Bold, italic and code work, and so do links to the web and to another page. Tables work --- --- too yes"
  }
 ]
}
