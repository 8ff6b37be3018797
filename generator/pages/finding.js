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
      .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u0640\u200b-\u200f\u2060\ufeff]/g, "")
      .normalize("NFC").replace(/[ßæœøđðłþı]/g, letter => LETTERS[letter]);
  }

  /* Russia’s is Russia, U.S. is US, don’t is dont. */
  function wordsOf(text) {
    return fold(text)
      .replace(/(^|[^\p{L}\p{N}])((?:\p{L}\.){2,})/gu, (_, before, letters) => before + letters.replace(/\./g, ""))
      .replace(/['’‘ʼʻ′`´]s(?![\p{L}\p{N}])/gu, " ").replace(/['’‘ʼʻ′`´]/g, "")
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
