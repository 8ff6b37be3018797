"use strict";
/* How search finds, ranks and counts: of the site, where this stands before the index in
   assets/search.js, and of the single page. It makes no elements. `data` is the index. */
function explainerFinding(data, { language, say }) {
  const WEIGHTS = [8, 5, 3, 2]; // title, quotation, names, issue and venue
  const NAMES = 2;
  const IS_A_NAME = 12;
  const MOST_WORDS = 60;
  const EXACT = 1, HALF_TYPED = 0.8, BEGINS_WITH = 0.4, CLOSE = 0.5;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu;

  function fold(text) {
    return text.toLowerCase().normalize("NFKD")
      .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .normalize("NFC").replace(/[ßæœøđðłþı]/g, letter => LETTERS[letter]);
  }

  /* Russia’s is Russia, U.S. is US, don’t is dont. */
  function wordsOf(text) {
    return fold(text)
      .replace(/(^|[^\p{L}\p{N}])((?:\p{L}\.){2,})/gu, (_, before, letters) => before + letters.replace(/\./g, ""))
      .replace(/['’‘ʼ`´]s(?![\p{L}\p{N}])/gu, " ").replace(/['’‘ʼ`´]/g, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  }

  /* Fields are folded once, and words point to the fields that hold them: 4 × record + field. */
  function prepare(records, fieldsOf) {
    const postings = new Map(), known = new Map();
    const fields = records.map((record, position) => fieldsOf(record).map((texts, field) => {
      const key = texts.join("\n");
      const lists = known.get(key) ?? texts.map(wordsOf);
      known.set(key, lists);
      for (const word of lists.flat()) post(postings, word, 4 * position + field);
      return `\n${lists.map(list => ` ${list.join(" ")} \n`).join("")}`;
    }));
    return { records, fields, postings, terms: [...postings.keys()].sort() };
  }

  function post(postings, word, position) {
    const list = postings.get(word);
    if (!list) postings.set(word, [position]);
    else if (list[list.length - 1] !== position) list.push(position);
  }

  const prepareAll = () => ({
    statements: prepare(data.statements, s => [[s.title], [s.text], s.also, [s.about]]),
    pages: prepare(data.pages, p => [[p.title], [p.text], [], []]),
  });

  function parse(text) {
    const phrases = [...text.matchAll(PHRASE)].map(found => wordsOf(found[1]).join(" "));
    const typed = wordsOf(text);
    const parts = typed.flatMap(word => UNSPACED.test(word) ? segments(word) : word);
    const words = [...new Set(parts)].slice(0, MOST_WORDS);
    const [unspaced, spaced] = [true, false].map(is => words.filter(word => UNSPACED.test(word) === is));
    return {
      words, unspaced, spaced,
      typed: typed.join(" "),
      phrases: phrases.filter(Boolean),
      close: new Set(), // words of the index that were meant, as far as one slip goes
      spans: new Map(),
    };
  }

  function segments(run) {
    if (!Intl.Segmenter) return [run];
    const parts = [...new Intl.Segmenter(language, { granularity: "word" }).segment(run)];
    return parts.filter(part => part.isWordLike).map(part => part.segment);
  }

  function firstFrom(terms, word) {
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function beginning(terms, word) {
    const first = firstFrom(terms, word);
    let end = first;
    while (end < terms.length && terms[end].startsWith(word)) end++;
    return terms.slice(first, end);
  }

  /* Whether one letter was missed, added, mistaken, or swapped with its neighbour. */
  function isClose(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    const [a, b] = [one.slice(same), other.slice(same)];
    return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b
      || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  }

  function weigh(part, query, word, isLast, isTolerant) {
    const found = new Float64Array(4 * part.records.length);
    const note = (term, factor) => {
      for (const at of part.postings.get(term)) found[at] = Math.max(found[at], factor);
    };
    if (UNSPACED.test(word)) weighStretch(part, word, found);
    else for (const term of beginning(part.terms, word)) {
      note(term, term === word ? EXACT : isLast ? HALF_TYPED : BEGINS_WITH);
    }
    if (isTolerant && word.length >= 5 && !UNSPACED.test(word)) {
      for (const term of part.terms.filter(term => isClose(word, term))) {
        query.close.add(term);
        note(term, CLOSE);
      }
    }
    return found;
  }

  function weighStretch(part, stretch, found) {
    part.fields.forEach((fields, position) => fields.forEach((text, field) => {
      if (text.includes(stretch)) found[4 * position + field] = EXACT;
    }));
  }

  /* How many of the words each record has, and what that is worth. */
  function tally(part, query, isTolerant) {
    const size = part.records.length;
    const counts = new Uint8Array(size), scores = new Float64Array(size);
    const last = new Int8Array(size).fill(-1);
    query.words.forEach((word, n) => {
      const found = weigh(part, query, word, n === query.words.length - 1, isTolerant);
      for (let at = 0; at < found.length; at++) {
        if (!found[at]) continue;
        const position = at >> 2;
        scores[position] += WEIGHTS[at & 3] * found[at];
        if (last[position] !== n) counts[position]++;
        last[position] = n;
      }
    });
    return { part, counts, scores };
  }

  const hasPhrases = (fields, query) =>
    query.phrases.every(phrase => fields.some(text => text.includes(` ${phrase} `)));

  /* Words that stand together as typed count twice; a speaker’s whole name leads to the speaker. */
  function bonus(fields, query) {
    const isName = fields[NAMES].includes(`\n ${query.typed} \n`) ? IS_A_NAME : 0;
    if (query.words.length < 2) return isName;
    return WEIGHTS.reduce((sum, weight, field) =>
      sum + (fields[field].includes(` ${query.typed}`) ? 2 * weight : 0), isName);
  }

  function rank({ part, counts, scores }, query, least) {
    const hits = [];
    part.records.forEach((record, position) => {
      const fields = part.fields[position];
      if (counts[position] < least || !hasPhrases(fields, query)) return;
      hits.push({ record, links: record.links ?? 0, score: scores[position] + bonus(fields, query) });
    });
    return hits.sort((a, b) => b.score - a.score || b.links - a.links);
  }

  /* All words; if nothing has them, all but for a slip of the finger; else as many as there are. */
  function find(prepared, text) {
    const query = parse(text), wanted = query.words.length;
    const search = (how, tallies, least) => {
      const [statements = [], pages = []] = tallies.map(part => rank(part, query, least));
      return { how, query, statements, pages };
    };
    const tallies = isTolerant =>
      [prepared.statements, prepared.pages].map(part => tally(part, query, isTolerant));
    if (!wanted) return search("found", [], 1);
    const exact = search("found", tallies(false), wanted);
    if (exact.statements.length + exact.pages.length) return exact;
    const close = tallies(true);
    const most = Math.max(1, ...close.map(({ counts }) => counts.reduce((a, b) => Math.max(a, b), 0)));
    return search(most === wanted ? "close" : "most", close, most);
  }

  const STATEMENTS_SHOWN = 30, PAGES_SHOWN = 10, SNIPPET = 200, BEFORE = 60;

  function spans(text, query) {
    if (!query.spans.has(text)) query.spans.set(text, findSpans(text, query));
    return query.spans.get(text);
  }

  function findSpans(text, query) {
    const found = [...text.matchAll(WORD)].filter(match => isHit(match[0], query));
    const merged = [];
    for (const match of [...found, ...stretches(text, query)].sort((a, b) => a.index - b.index)) {
      const before = merged[merged.length - 1], end = match.index + match[0].length;
      if (before && !text.slice(before.end, match.index).trim()) before.end = Math.max(before.end, end);
      else merged.push({ start: match.index, end });
    }
    return merged;
  }

  const folded = new Map(); // the words that were shown once, since the next letter shows most again
  function isHit(word, query) {
    const parts = folded.get(word) ?? wordsOf(word);
    folded.set(word, parts);
    return parts.some(part => query.close.has(part) || query.spaced.some(wanted => part.startsWith(wanted)));
  }

  function stretches(text, query) {
    return query.unspaced.length ? [...text.matchAll(new RegExp(query.unspaced.join("|"), "giu"))] : [];
  }

  /* A text in parts, so that those that were looked for can be marked. */
  function parts(text, query) {
    const found = [];
    let end = 0;
    for (const span of spans(text, query)) {
      found.push({ text: text.slice(end, span.start) }, { text: text.slice(span.start, span.end), isHit: true });
      end = span.end;
    }
    return [...found, { text: text.slice(end) }].filter(part => part.text);
  }

  function snippet(text, query) {
    if (text.length <= SNIPPET) return text;
    const longest = spans(text, query).reduce(
      (a, b) => b.end - b.start > a.end - a.start ? b : a, { start: 0, end: 0 });
    const from = longest.start > BEFORE ? text.indexOf(" ", longest.start - BEFORE) + 1 : 0;
    const start = from > longest.start ? longest.start : from;
    const cut = text.slice(start, start + SNIPPET);
    const kept = cut.length < SNIPPET ? cut : cut.replace(/\s\S{0,30}$/, "") + " …";
    return (start ? "… " : "") + kept;
  }

  /* The quotation; where the words stand elsewhere, where: the issue, or another name. */
  function explanation(record, query) {
    const seen = [record.title, record.text, record.who].some(text => spans(text, query).length);
    const alias = record.also.find(name => spans(name, query).length);
    if (!seen && spans(record.about, query).length) return record.about;
    if (!seen && alias) return say("search.also", { name: alias });
    return record.text && snippet(record.text, query);
  }

  function hitOf({ record }, query, isPage) {
    const around = isPage ? excerpt(record, query) : explanation(record, query);
    const [who, title, text] = [record.who ?? "", record.title, around].map(each => parts(each, query));
    return { record, isPage, who, title, text };
  }

  const excerpt = (page, query) => spans(page.text, query).length ? snippet(page.text, query) : "";

  function countOf(found, shown) {
    const [statements, pages] = [found.statements.length, found.pages.length];
    const counts = { statements: say("search.statements", { n: statements }), pages: say("search.pages", { n: pages }) };
    const total = statements && pages ? say("search.found", counts) : statements ? counts.statements : counts.pages;
    return shown < statements + pages ? say("search.first", { shown, found: total }) : total;
  }

  /* Statements before pages, unless a page’s title is what was typed. */
  function hitsOf({ query, statements, pages }) {
    const isTitle = hit => wordsOf(hit.record.title).join(" ") === query.typed;
    const shown = pages.slice(0, PAGES_SHOWN);
    return [
      ...shown.filter(isTitle).map(hit => hitOf(hit, query, true)),
      ...statements.slice(0, STATEMENTS_SHOWN).map(hit => hitOf(hit, query, false)),
      ...shown.filter(hit => !isTitle(hit)).map(hit => hitOf(hit, query, true)),
    ];
  }

  function messageOf(found, shown, text) {
    if (!found.query.words.length) return "";
    if (!shown) return say("search.none", { query: text.trim() });
    const count = countOf(found, shown);
    return found.how === "found" ? count : say(`search.${found.how}`, { found: count });
  }

  let prepared;
  function answer(text) {
    prepared = prepared ?? prepareAll();
    const found = find(prepared, text), hits = hitsOf(found);
    return { hits, message: messageOf(found, hits.length, text) };
  }

  return { statements: data.statements, answer };
}
explainerIndex(explainerFinding, {"statements":[{"id":"upham-accepts-talks","url":"positions/upham.md#upham-accepts-talks","party":["upham"],"parties":"Upham","who":"Ines Hale","issue":"talks","kind":"position","stance":"accepts-with-conditions","attribution":"quoted","on":"2024-05-02","when":"May 2, 2024","label":"Accepts with conditions","tone":"partly","title":"Accepts the plan for talks.","text":"“We accept the plan for talks” “We agree to the plan for talks … but not at any price.”","about":"The talks · Upham town hall","also":["Ines Hale","Mayor Hale","Hale","Upham","the upper town"],"links":3,"page":1},{"id":"upham-dam-ends-droughts","url":"positions/upham.md#upham-dam-ends-droughts","party":["upham"],"parties":"Upham","who":"Ines Hale","issue":"water","kind":"claim","stance":"","attribution":"quoted","on":"","when":"","label":"Assertion","tone":"claim","title":"Says that a dam would end the summer droughts, and names what would stop the works.","text":"“A dam would end the summer droughts. … But we will stop the works only if the lower towns pay their share of the cost.”","about":"Water in dry years","also":["Ines Hale","Mayor Hale","Hale","Upham","the upper town"],"links":2,"page":1},{"id":"upham-gates-open-in-august","url":"positions/upham.md#upham-gates-open-in-august","party":["upham"],"parties":"Upham","who":"Ines Hale","issue":"water","kind":"claim","stance":"","attribution":"reported","on":"2024-05","when":"May 2024","label":"Assertion","tone":"claim","title":"Says that an engineer of the province would open the gates.","text":"","about":"Water in dry years","also":["Ines Hale","Mayor Hale","Hale","Upham","the upper town"],"links":2,"page":1},{"id":"upham-millbrook-no-works-before-talks","url":"positions/upham.md#upham-millbrook-no-works-before-talks","party":["upham","millbrook"],"parties":"Upham, Millbrook","who":"Upham, Millbrook","issue":"talks","kind":"intent","stance":"","attribution":"joint-statement","on":"","when":"","label":"Intention","tone":"intent","title":"Say that the works will not begin before the talks are over.","text":"","about":"The talks","also":["Upham","the upper town","Millbrook"],"links":0,"page":1},{"id":"upham-shared-cost","url":"positions/upham.md#upham-shared-cost","party":["upham"],"parties":"Upham","who":"Ines Hale","issue":"money","kind":"condition","stance":"partly-accepted","attribution":"quoted","on":"","when":"","label":"Condition","tone":"condition","title":"Says that the works stop only if the lower towns pay their share of the cost.","text":"“we will stop the works only if the lower towns pay their share of the cost”","about":"The cost","also":["Ines Hale","Mayor Hale","Hale","Upham","the upper town"],"links":2,"page":1},{"id":"upham-fair-price","url":"positions/upham.md#upham-fair-price","party":["upham"],"parties":"Upham","who":"Ines Hale","issue":"money","kind":"condition","stance":"rejected","attribution":"quoted","on":"","when":"","label":"Condition","tone":"condition","title":"Does not accept talks at any price.","text":"“not at any price”","about":"The cost","also":["Ines Hale","Mayor Hale","Hale","Upham","the upper town"],"links":1,"page":1},{"id":"league-rejects-dam","url":"positions/lower-towns.md#league-rejects-dam","party":["lower-towns"],"parties":"League of the Lower Towns","who":"Otto Brand","issue":"dam","kind":"position","stance":"rejects","attribution":"quoted","on":"2024-05-02","when":"May 2, 2024","label":"Rejects","tone":"reject","title":"Rejects any wall across the river.","text":"“We reject any wall across the river”","about":"The dam","also":["Otto Brand","Otto Brandt","Brand","League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":2,"page":1},{"id":"league-half-a-wall","url":"positions/lower-towns.md#league-half-a-wall","party":["lower-towns"],"parties":"League of the Lower Towns","who":"Otto Brand","issue":"dam","kind":"offer","stance":"accepts","attribution":"partly-quoted","on":"","when":"","label":"Accepts","tone":"accept","title":"Could live with half of the wall.","text":"“could live with half of it”","about":"The dam","also":["Otto Brand","Otto Brandt","Brand","League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":1,"page":1},{"id":"league-talks-welcome","url":"positions/lower-towns.md#league-talks-welcome","party":["lower-towns"],"parties":"League of the Lower Towns","who":"Otto Brand","issue":"talks","kind":"position","stance":"","attribution":"quoted","on":"","when":"","label":"Position","tone":"position","title":"Calls talks welcome, and a wall not.","text":"“Talks are welcome. A wall is not”","about":"The talks","also":["Otto Brand","Otto Brandt","Brand","League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":1,"page":1},{"id":"league-counts-salmon","url":"positions/lower-towns.md#league-counts-salmon","party":["lower-towns"],"parties":"League of the Lower Towns","who":"League of the Lower Towns","issue":"salmon","kind":"intent","stance":"","attribution":"reported","on":"","when":"","label":"Intention","tone":"intent","title":"Means to count the salmon itself.","text":"","about":"The salmon","also":["League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":1,"page":1},{"id":"league-half-height","url":"positions/lower-towns.md#league-half-height","party":["lower-towns"],"parties":"League of the Lower Towns","who":"Otto Brand","issue":"dam","kind":"condition","stance":"accepted","attribution":"reported","on":"","when":"","label":"Condition","tone":"condition","title":"The wall would have half the height.","text":"","about":"The dam","also":["Otto Brand","Otto Brandt","Brand","League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":0,"page":1},{"id":"league-rejects-claim","url":"positions/lower-towns.md#league-rejects-claim","party":["lower-towns"],"parties":"League of the Lower Towns","who":"Otto Brand","issue":"dam","kind":"reaction","stance":"rejects","attribution":"quoted","on":"","when":"","label":"Rejects","tone":"reject","title":"Rejects any wall, whatever it would end.","text":"“any wall across the river”","about":"The dam","also":["Otto Brand","Otto Brandt","Brand","League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":0,"page":1},{"id":"league-accepts-talks","url":"positions/lower-towns.md#league-accepts-talks","party":["lower-towns"],"parties":"League of the Lower Towns","who":"League of the Lower Towns","issue":"talks","kind":"reaction","stance":"accepts","attribution":"reported","on":"","when":"","label":"Accepts","tone":"accept","title":"Agreed, as one of four towns, to talk.","text":"","about":"The talks","also":["League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":0,"page":1},{"id":"league-q-gates","url":"positions/lower-towns.md#league-q-gates","party":["lower-towns"],"parties":"League of the Lower Towns","who":"Otto Brand","issue":"water","kind":"question","stance":"answered","attribution":"quoted","on":"2024-05-02","when":"May 2, 2024","label":"Question","tone":"question","title":"Who will open the gates of the dam in a dry year?","text":"“Who will open the gates (of the dam) in a dry year?”","about":"Water in dry years","also":["Otto Brand","Otto Brandt","Brand","League of the Lower Towns","the league","the lower towns","Fordley","Saltmouth"],"links":0,"page":1},{"id":"finch-build-lower","url":"positions/finch.md#finch-build-lower","party":["finch"],"parties":"Orla Finch","who":"Orla Finch","issue":"dam","kind":"position","stance":"accepts-with-conditions","attribution":"reported","on":"2024","when":"2024","label":"Accepts with conditions","tone":"partly","title":"Says to build the dam lower or not at all.","text":"","about":"The dam","also":["Orla Finch"],"links":1,"page":1},{"id":"finch-q-figures","url":"positions/finch.md#finch-q-figures","party":["finch"],"parties":"Orla Finch","who":"Orla Finch","issue":"talks","kind":"question","stance":"open","attribution":"reported","on":"","when":"","label":"Question","tone":"question","title":"Will the towns let an engineer show her figures?","text":"","about":"The talks","also":["Orla Finch"],"links":0,"page":1},{"id":"fishers-end-of-salmon","url":"positions/fishers.md#fishers-end-of-salmon","party":["fishers"],"parties":"The fishers of the Wend","who":"The fishers of the Wend","issue":"salmon","kind":"claim","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Assertion","tone":"claim","title":"Call the dam the end of the salmon.","text":"“the end of the salmon”","about":"The salmon","also":["The fishers of the Wend","the fishers","Fischer"],"links":0,"page":1},{"id":"fishers-keep-spawning-grounds","url":"positions/fishers.md#fishers-keep-spawning-grounds","party":["fishers"],"parties":"The fishers of the Wend","who":"Jan Moor","issue":"salmon","kind":"demand","stance":"","attribution":"quoted","on":"","when":"","label":"Demand","tone":"demand","title":"Will not give up the spawning grounds.","text":"“Wir geben die Laichplätze nicht her”","about":"The salmon","also":["Jan Moor","The fishers of the Wend","the fishers","Fischer"],"links":1,"page":1},{"id":"fishers-grounds-stay","url":"positions/fishers.md#fishers-grounds-stay","party":["fishers"],"parties":"The fishers of the Wend","who":"The fishers of the Wend","issue":"salmon","kind":"condition","stance":"open","attribution":"reported","on":"","when":"","label":"Condition","tone":"condition","title":"Want to keep the spawning grounds.","text":"","about":"The salmon","also":["The fishers of the Wend","the fishers","Fischer"],"links":0,"page":1},{"id":"fishers-a-beginning","url":"positions/fishers.md#fishers-a-beginning","party":["fishers"],"parties":"The fishers of the Wend","who":"Jan Moor","issue":"salmon","kind":"reaction","stance":"questions","attribution":"partly-quoted","on":"","when":"","label":"Questions","tone":"question","title":"Calls the mayor’s promise no more than a beginning.","text":"“einen Anfang”","about":"The salmon","also":["Jan Moor","The fishers of the Wend","the fishers","Fischer"],"links":0,"page":1},{"id":"fishers-q-who-counts","url":"positions/fishers.md#fishers-q-who-counts","party":["fishers"],"parties":"The fishers of the Wend","who":"Jan Moor","issue":"salmon","kind":"question","stance":"partly-answered","attribution":"quoted","on":"","when":"","label":"Question","tone":"question","title":"Who counts the salmon?","text":"“Wer zählt die Lachse?”","about":"The salmon","also":["Jan Moor","The fishers of the Wend","the fishers","Fischer"],"links":0,"page":1},{"id":"fishers-q-how-long","url":"positions/fishers.md#fishers-q-how-long","party":["fishers"],"parties":"The fishers of the Wend","who":"Jan Moor","issue":"dam","kind":"question","stance":"disputed","attribution":"reported","on":"","when":"","label":"Question","tone":"question","title":"How long will the works take?","text":"","about":"The dam","also":["Jan Moor","The fishers of the Wend","the fishers","Fischer"],"links":0,"page":1},{"id":"millbrook-undecided","url":"positions/millbrook.md#millbrook-undecided","party":["millbrook"],"parties":"Millbrook","who":"Millbrook","issue":"dam","kind":"position","stance":"undecided","attribution":"quoted","on":"","when":"","label":"Undecided","tone":"open","title":"Says that it is too early to say yes or no.","text":"“It is too early to say yes or no”","about":"The dam","also":["Millbrook"],"links":1,"page":1},{"id":"province-offers-half","url":"positions/province.md#province-offers-half","party":["province"],"parties":"The Province of Wend","who":"Lena Voss","issue":"money","kind":"offer","stance":"","attribution":"reported","on":"","when":"","label":"Offer","tone":"offer","title":"Offers to pay half of the cost.","text":"","about":"The cost","also":["Lena Voss","The Province of Wend","the province"],"links":1,"page":1},{"id":"province-sends-engineer","url":"positions/province.md#province-sends-engineer","party":["province"],"parties":"The Province of Wend","who":"Lena Voss","issue":"water","kind":"intent","stance":"","attribution":"reported","on":"","when":"","label":"Intention","tone":"intent","title":"Means to send an engineer in June.","text":"","about":"Water in dry years","also":["Lena Voss","The Province of Wend","the province"],"links":0,"page":1},{"id":"province-open-books","url":"positions/province.md#province-open-books","party":["province"],"parties":"The Province of Wend","who":"Lena Voss","issue":"money","kind":"demand","stance":"","attribution":"reported","on":"","when":"","label":"Demand","tone":"demand","title":"Asks the league to open its books.","text":"","about":"The cost","also":["Lena Voss","The Province of Wend","the province"],"links":0,"page":1},{"id":"province-praises-league","url":"positions/province.md#province-praises-league","party":["province"],"parties":"The Province of Wend","who":"Lena Voss","issue":"talks","kind":"reaction","stance":"welcomes","attribution":"reported","on":"","when":"","label":"Welcomes","tone":"accept","title":"Praises the league for coming to the table.","text":"","about":"The talks","also":["Lena Voss","The Province of Wend","the province"],"links":0,"page":1},{"id":"province-price-hard-to-defend","url":"positions/province.md#province-price-hard-to-defend","party":["province"],"parties":"The Province of Wend","who":"Lena Voss","issue":"money","kind":"reaction","stance":"criticises","attribution":"partly-quoted","on":"","when":"","label":"Criticises","tone":"critical","title":"Calls the mayor’s price hard to defend.","text":"“hard to defend”","about":"The cost","also":["Lena Voss","The Province of Wend","the province"],"links":1,"page":1},{"id":"province-on-shared-cost","url":"positions/province.md#province-on-shared-cost","party":["province"],"parties":"The Province of Wend","who":"Lena Voss","issue":"money","kind":"reaction","stance":"mixed","attribution":"reported","on":"","when":"","label":"Mixed","tone":"partly","title":"Offers half of the cost that the lower towns were to share.","text":"","about":"The cost","also":["Lena Voss","The Province of Wend","the province"],"links":0,"page":1},{"id":"bg-four-towns","url":"background.md#bg-four-towns","party":[],"parties":"","who":"The source itself","issue":"talks","kind":"background","stance":"","attribution":"source-itself","on":"","when":"","label":"Background","tone":"background","title":"The four towns set conditions that may take months to settle.","text":"","about":"The talks","also":[],"links":0,"page":1},{"id":"bg-talks-may-fail","url":"background.md#bg-talks-may-fail","party":[],"parties":"","who":"A source without a name","issue":"talks","kind":"background","stance":"","attribution":"unnamed-source","on":"","when":"","label":"Background","tone":"background","title":"The talks could fail within a week, according to an official.","text":"","about":"The talks","also":[],"links":0,"page":1},{"id":"bg-winter-water","url":"background.md#bg-winter-water","party":[],"parties":"","who":"The source itself","issue":"","kind":"background","stance":"","attribution":"source-itself","on":"2024-05-02","when":"May 2, 2024","label":"Background","tone":"background","title":"The wall would hold the water of a whole winter.","text":"","about":"Fordley","also":[],"links":0,"page":1}],"pages":[{"url":"index.md","title":"Overview","text":"","kind":"List"},{"url":"positions/index.md","title":"Positions","text":"","kind":"List"},{"url":"conditions.md","title":"Conditions","text":"","kind":"List"},{"url":"reactions.md","title":"Reactions","text":"","kind":"List"},{"url":"questions.md","title":"Open questions","text":"","kind":"List"},{"url":"issues/index.md","title":"Issues","text":"","kind":"List"},{"url":"statements/index.md","title":"Statements","text":"","kind":"List"},{"url":"timeline.md","title":"Timeline","text":"","kind":"List"},{"url":"background.md","title":"Background","text":"","kind":"List"},{"url":"sources/index.md","title":"Sources","text":"","kind":"List"},{"url":"differences.md","title":"How sources differ","text":"","kind":"List"},{"url":"changes.md","title":"What changed","text":"","kind":"List"},{"url":"positions/upham.md","title":"Upham","text":"The town that wants the dam · the upper town · Wants a dam against summer droughts and accepts talks about it.","kind":"Party"},{"url":"positions/lower-towns.md","title":"League of the Lower Towns","text":"Speaks for Fordley and Saltmouth · the league · the lower towns · Fordley · Saltmouth · Rejects a wall across the river; its chair could live with half of it.","kind":"Party"},{"url":"positions/finch.md","title":"Orla Finch","text":"Engineer","kind":"Party"},{"url":"positions/fishers.md","title":"The fishers of the Wend","text":"the fishers · Fischer","kind":"Party"},{"url":"positions/millbrook.md","title":"Millbrook","text":"Lies between the two","kind":"Party"},{"url":"positions/province.md","title":"The Province of Wend","text":"the province","kind":"Party"},{"url":"issues/dam.md","title":"The dam","text":"Whether a dam is to be built across the River Wend.","kind":"Issue"},{"url":"issues/talks.md","title":"The talks","text":"","kind":"Issue"},{"url":"issues/water.md","title":"Water in dry years","text":"Who decides how much water is let through.","kind":"Issue"},{"url":"issues/salmon.md","title":"The salmon","text":"What becomes of the fish.","kind":"Issue"},{"url":"issues/money.md","title":"The cost","text":"","kind":"Issue"},{"url":"sources/gazette.md","title":"Four towns agree to talk about a wall","text":"The Wend Gazette · Ada Penn · Tom Reed · The map is left out of this copy.","kind":"Source"},{"url":"sources/copy.md","title":"Unnamed publisher","text":"","kind":"Source"},{"url":"sources/bote.md","title":"Die Fischer und der Damm","text":"Der Flussbote","kind":"Source"},{"url":"sources/finch.md","title":"What I would do","text":"Orla Finch","kind":"Source"},{"url":"timeline.md#ev-flood","title":"A flood takes the old bridge","text":"1987","kind":"Event"},{"url":"timeline.md#ev-drought","title":"A drought leaves the wells dry","text":"August 2023","kind":"Event"},{"url":"timeline.md#ev-agreement","title":"The four towns agree to talk","text":"May 2, 2024 · They set conditions that may take months to settle.","kind":"Event"},{"url":"differences.md#diff-plan-for-talks","title":"The mayor's yes","text":"The articles give the same answer in different words. · Accept. · Agree.","kind":"Difference"},{"url":"differences.md#diff-height","title":"The height of the wall","text":"40 metres. · 45 metres.","kind":"Difference"},{"url":"differences.md#diff-who-pays","title":"Who would be paying","text":"The province has offered half. · Only a price is spoken of.","kind":"Difference"},{"url":"differences.md#diff-brand","title":"The name of the chair","text":"Otto Brand. · Otto Brandt.","kind":"Difference"},{"url":"about.md","title":"About","text":"This dispute is made up. It shows what an explainer can hold.","kind":"Page"},{"url":"method.md","title":"Method","text":"A page of your own, in Markdown. Its name becomes its address, and its first line its title. - Bold, italic and code work, and so do links to the web and to another page. Tables work --- --- too yes","kind":"Page"}]});
