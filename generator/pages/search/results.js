/* What search shows of what it has found: some at a time, with the words that were looked for. */
function explainerResults(head, { say, wordsOf, find, records }) {
  const SHOWN = 10, SNIPPET = 200, BEFORE = 60;
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘ʻ′`´.][\p{L}\p{M}\p{N}]+)*/gu;

  function spans(text, query) {
    const words = [...text.matchAll(WORD)];
    const hits = words.map(match => isHit(match[0], query.forms));
    const typed = new Set(query.typed);
    for (let n = 1; n < hits.length; n++) hits[n] ||= hits[n - 1] && isHit(words[n][0], typed);
    for (let n = hits.length - 2; n >= 0; n--) hits[n] ||= hits[n + 1] && isHit(words[n][0], typed);
    const found = words.filter((_, n) => hits[n]);
    const merged = [];
    for (const match of [...found, ...stretches(text, query)].sort((a, b) => a.index - b.index)) {
      const before = merged[merged.length - 1], end = match.index + match[0].length;
      if (before && !text.slice(before.end, match.index).trim()) before.end = Math.max(before.end, end);
      else merged.push({ start: match.index, end });
    }
    return merged;
  }

  const folded = new Map(); // the words that were shown once, since the next letter shows most again
  function isHit(word, wanted) {
    const parts = folded.get(word) ?? wordsOf(word);
    folded.set(word, parts);
    return parts.some(part => wanted.has(part));
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
    const seen = [record.title, record.text, record.who, record.where].some(text => spans(text, query).length);
    const alias = record.also.find(name => spans(name, query).length);
    if (!seen && spans(record.about, query).length) return record.about;
    if (!seen && alias) return say("search.also", { name: alias });
    return record.text && snippet(record.text, query);
  }

  const excerpt = (page, query) => spans(page.text, query).length ? snippet(page.text, query) : "";

  function hitOf(record, query, isPage) {
    const around = isPage ? excerpt(record, query) : explanation(record, query);
    const [who, title, text, where] = [record.who ?? "", record.title, around, record.where ?? ""]
      .map(each => parts(each, query));
    return { record, isPage, who, title, text, where };
  }

  function messageOf({ query, records, how }, shown, text) {
    if (!query.words.length) return "";
    if (!records.length) return say("search.none", { query: text.trim() });
    const statements = records.filter(record => record < head.statements).length;
    const pages = records.length - statements;
    const counts = { statements: say("search.statements", { n: statements }), pages: say("search.pages", { n: pages }) };
    const total = statements && pages ? say("search.found", counts) : statements ? counts.statements : counts.pages;
    const count = shown < records.length ? say("search.first", { shown, found: total }) : total;
    return how === "found" ? count : say(`search.${how}`, { found: count });
  }

  /* The first results for a text, or `most` of them, how many there are in words, and whether more. */
  return async function answer(text, most = SHOWN) {
    const found = await find(text), first = found.records.slice(0, most);
    const told = await records(first);
    const hits = told.map((record, n) => hitOf(record, found.query, first[n] >= head.statements));
    return { hits, message: messageOf(found, hits.length, text), isMore: hits.length < found.records.length };
  };
}
