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
explainerIndex(explainerFinding, {"statements":[{"id":"hs-script","url":"positions/markup.md#hs-script","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"config","kind":"position","stance":"undecided","attribution":"partly-quoted","on":"2024-02-28","when":"February 28, 2024","label":"Undecided","tone":"open","title":"\u003cscript>alert(1)\u003c/script> {: #toc .evil }","text":"“\u003cimg src=x onerror=alert(2)> is *our* position & **theirs**”","about":"# [Not a heading](x) | {: #__config } \u003ch1> · | venue | \u003cstyle>*{display:none}\u003c/style> *venue*","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":3,"page":1},{"id":"hs-template","url":"positions/markup.md#hs-template","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"config","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"{{ 7 * 7 }} {% raw %} {# note #} ${HOME} %(x)s {0} {who} #{x}","text":"“{{ 7 * 7 }} {% raw %} {# note #} ${HOME} %(x)s”","about":"# [Not a heading](x) | {: #__config } \u003ch1>","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-pipes","url":"positions/markup.md#hs-pipes","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"1","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"a | b || c \\| d \\\\ e \\` f","text":"“pipes | and \\ back\\\\slashes \\* and `code`”","about":"1. Not a list","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-link","url":"positions/markup.md#hs-link","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"1","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"[a link](javascript:alert(3)) ![an image](x) \u003chttps://x.example/> [ref][1]","text":"“[a link](javascript:alert(3)) ![an image](x) \u003chttps://x.example/> [ref][1] [1]: /x”","about":"1. Not a list","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-attributes","url":"positions/markup.md#hs-attributes","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"1","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"words {: #evil .evil style=\"x\" } end {:target=_blank}","text":"“words {: #evil .evil style=\"x\" } end”","about":"1. Not a list","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-rtl","url":"positions/markup.md#hs-rtl","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","issue":"no","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"אנחנו נגד, ABC 123, ועוד (نحن لا نوافق)","text":"“אנחנו נגד, ABC 123, ועוד” “نحن لا نوافق”","about":"no","also":["\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":1,"page":1},{"id":"hs-long","url":"positions/markup.md#hs-long","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"no","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","text":"“Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa”","about":"no","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":1,"page":1},{"id":"hs-entities","url":"positions/markup.md#hs-entities","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"no","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"&lt;b&gt; &amp;amp; &#60;i&#62; &copy; &nbsp; AT&T","text":"“&lt;u&gt; &copy; &nbsp; AT&T”","about":"no","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-condition","url":"positions/markup.md#hs-condition","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","issue":"config","kind":"condition","stance":"open","attribution":"partly-quoted","on":"","when":"","label":"Condition","tone":"condition","title":"\u003c/div>\u003c/details>\u003c/mark> \"condition\" \u003cp hidden>","text":"“\u003c/blockquote> and --- and ===”","about":"# [Not a heading](x) | {: #__config } \u003ch1> · \"","also":["\u003cb onclick=\"alert(1)\">Bo\u003c/b> & `Co`","\u003c/p>\u003cp>he","\\he","2. he","\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-reaction","url":"positions/markup.md#hs-reaction","party":["markup","007"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*, 007","who":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*, 007","issue":"config","kind":"reaction","stance":"mixed","attribution":"joint-statement","on":"","when":"","label":"Mixed","tone":"partly","title":"- [x] a task, + a plus, 2) a bracket, ~~~ and ``` fences","text":"“--- title: y ---”","about":"# [Not a heading](x) | {: #__config } \u003ch1>","also":["\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית","007"],"links":0,"page":1},{"id":"hs-question","url":"positions/markup.md#hs-question","party":["markup"],"parties":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","who":"A source without a name","issue":"config","kind":"question","stance":"disputed","attribution":"unnamed-source","on":"","when":"","label":"Question","tone":"question","title":"? \u003cb>Who\u003c/b> : said [what][] & \"why\" | {: .x }?","text":"","about":"# [Not a heading](x) | {: #__config } \u003ch1> · \u003cbase href=//x.example>","also":["\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","\"alias\" \u003ci>","*alias*","a | b","c, d","'","עברית"],"links":0,"page":1},{"id":"hs-agent","url":"positions/007.md#hs-agent","party":["007"],"parties":"007","who":"007","issue":"no","kind":"position","stance":"","attribution":"partly-quoted","on":"","when":"","label":"Position","tone":"position","title":"1.10","text":"“1. not a list”","about":"no · 12:30","also":["007"],"links":1,"page":1},{"id":"hs-background","url":"background.md#hs-background","party":[],"parties":"","who":"The source itself","issue":"config","kind":"background","stance":"","attribution":"source-itself","on":"","when":"","label":"Background","tone":"background","title":"===== \u003cbr> *** ___ +++ background | \"x\" {: }","text":"","about":"# [Not a heading](x) | {: #__config } \u003ch1>","also":[],"links":0,"page":1},{"id":"null","url":"background.md#null","party":[],"parties":"","who":"The source itself","issue":"","kind":"background","stance":"","attribution":"source-itself","on":"","when":"","label":"Background","tone":"background","title":"null","text":"","about":"","also":[],"links":0,"page":1}],"pages":[{"url":"index.md","title":"Overview","text":"","kind":"List"},{"url":"positions/index.md","title":"Positions","text":"","kind":"List"},{"url":"conditions.md","title":"Conditions","text":"","kind":"List"},{"url":"reactions.md","title":"Reactions","text":"","kind":"List"},{"url":"questions.md","title":"Open questions","text":"","kind":"List"},{"url":"issues/index.md","title":"Issues","text":"","kind":"List"},{"url":"statements/index.md","title":"Statements","text":"","kind":"List"},{"url":"timeline.md","title":"Timeline","text":"","kind":"List"},{"url":"background.md","title":"Background","text":"","kind":"List"},{"url":"sources/index.md","title":"Sources","text":"","kind":"List"},{"url":"differences.md","title":"How sources differ","text":"","kind":"List"},{"url":"changes.md","title":"What changed","text":"","kind":"List"},{"url":"positions/markup.md","title":"\u003cscript>alert(\"party\")\u003c/script> [Party](x) | *P*","text":"# role \u003c/li>\u003c/ul> {{ role }} & co · \"alias\" \u003ci> · *alias* · a | b · c, d · ' · עברית · | summary | {: .x } \u003c!-- comment --> \u003c?php ?> \u003c![CDATA[ ]]>","kind":"Party"},{"url":"positions/007.md","title":"007","text":"","kind":"Party"},{"url":"issues/config.md","title":"# [Not a heading](x) | {: #__config } \u003ch1>","text":"--- | --- | --- [^1] *[HTML]: x","kind":"Issue"},{"url":"issues/1.md","title":"1. Not a list","text":"Term : definition, &nbsp; &#x3c;script&#x3e;","kind":"Issue"},{"url":"issues/no.md","title":"no","text":"~","kind":"Issue"},{"url":"sources/odd.md","title":"\u003cscript>alert(\"source\")\u003c/script> \"quoted\" `title` {{ 7*7 }}","text":"*The* \u003cDaily> [Mirror](x) & Sons | Co {: .evil } · _Ann_ \u003cann@x.example> · Bob | \"Bobby\" {% raw %} · + Cy, עדה · 1) note: \u003cdetails open ontoggle=alert(1)> {{ note }} \\ *note*","kind":"Source"},{"url":"sources/other.md","title":"Unnamed publisher","text":"","kind":"Source"},{"url":"timeline.md#ev-hostile","title":"\u003cmarquee>Event\u003c/marquee> {: #__nav } [e](x) | *e*","text":"February 29, 2024 · # summary \u003ciframe src=//x.example> {% endraw %} \\","kind":"Event"},{"url":"differences.md#diff-hostile","title":"## Two \u003cb>accounts\u003c/b> | {: #x } [d](x)","text":"\u003cdel>x\u003c/del> \"y\" `z` {{ d }} · 1. \u003cb>one\u003c/b> | *one* · 2) [two](javascript:x) {: .two }","kind":"Difference"},{"url":"hostile.md","title":"A \u003cb>title\u003c/b> & \"quotes\" | {{ page.title }}","text":"A page may hold Markdown, so only what is not plain Markdown is refused: &123; 7 7 }, &123; raw }, & so on. 1 \u003c 2 1, a\\b, a & b, &lt;b&gt;, [brackets], \u003c3, AT&T, , x^2, ~tilde~, \"quotes\", עברית. an indented block with no link and braces }","kind":"Page"}]});
