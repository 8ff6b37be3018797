"use strict";
/* Search, filters, side by side, copying, colours. Every page is whole without this script: it only
   adds, and where one part of it fails the others still work. Its words stand in the catalogue. */
(() => {
  const root = document.documentElement;
  const settings = document.getElementById("site--words");
  const language = root.lang || "en";
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const catalogue = JSON.parse(settings.textContent).script;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* ---- Words, nodes, addresses ---- */

  function say(key, values = {}) {
    const found = key.split(".").reduce((part, name) => part[name], catalogue);
    const text = found[plurals.select(values.n ?? 0)] ?? found.other ?? found;
    return text.replace(/\{(\w+)\}/g, (place, name) =>
      typeof values[name] === "number" ? numbers.format(values[name]) : values[name] ?? place);
  }

  /* Data only ever becomes text: nothing here reads it as HTML. */
  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children.filter(Boolean));
    return node;
  }

  function shape(tone) {
    const namespace = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(namespace, "svg");
    const use = document.createElementNS(namespace, "use");
    picture.setAttribute("class", "chip__i");
    picture.setAttribute("aria-hidden", "true");
    picture.setAttribute("focusable", "false");
    use.setAttribute("href", `#i--${tone}`);
    picture.append(use);
    return picture;
  }

  function write(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  const top = new URL((settings.dataset.base || ".").replace(/\/?$/, "/"), document.baseURI);

  function place(path) {
    const [file, anchor] = path.split("#");
    const url = new URL(page(file.replace(/\.md$/, "")), top);
    url.hash = anchor ?? "";
    return url;
  }

  function page(name) {
    if (settings.dataset.urls === "file") return `${name}.html`;
    const folder = name.replace(/(^|\/)index$/, "$1").replace(/[^/]$/, "$&/");
    return `./${folder}${location.protocol === "file:" ? "index.html" : ""}`;
  }

  function remember(values) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    try {
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    } catch { /* Some browsers refuse for a file, or when asked too often: only the link is lost. */ }
  }

  const asked = () => new URLSearchParams(location.search);

  /* The one address that may become a script: the page's policy lets none other. */
  const trusted = window.trustedTypes?.createPolicy("explainer", { createScriptURL: () => indexUrl().href });
  const indexUrl = () => new URL("assets/search.js", top);

  let index;
  function loadIndex() {
    index = index ?? readIndex().catch(error => {
      index = undefined;
      throw error;
    });
    return index;
  }

  function readIndex() {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: trusted ? trusted.createScriptURL("") : indexUrl() });
      const fail = () => reject(new Error(script.src));
      window.explainerIndex = resolve;
      script.addEventListener("load", fail); // comes after what the script calls
      script.addEventListener("error", fail);
      document.head.append(script);
    });
  }

  /* ---- Finding ---- */

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

  const prepareAll = data => ({
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

  /* ---- Showing what was found ---- */

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

  function marked(text, query) {
    const nodes = [];
    let end = 0;
    for (const span of spans(text, query)) {
      nodes.push(text.slice(end, span.start), make("mark", {}, text.slice(span.start, span.end)));
      end = span.end;
    }
    return [...nodes, text.slice(end)];
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

  function showStatement({ record }, query) {
    return result(record, query, [
      make("strong", { class: "hit__party" }, record.parties || record.who),
      record.parties && record.who !== record.parties && make("span", {}, ...marked(record.who, query)),
      make("span", { class: `chip chip--${record.tone}` }, shape(record.tone), record.label),
      record.when && make("time", { datetime: record.on }, record.when),
    ], explanation(record, query));
  }

  /* The quotation; where the words stand elsewhere, where: the issue, or another name. */
  function explanation(record, query) {
    const seen = [record.title, record.text, record.who].some(text => spans(text, query).length);
    const alias = record.also.find(name => spans(name, query).length);
    if (!seen && spans(record.about, query).length) return record.about;
    if (!seen && alias) return say("search.also", { name: alias });
    return record.text && snippet(record.text, query);
  }

  function showPage({ record }, query) {
    const text = spans(record.text, query).length ? snippet(record.text, query) : "";
    return result(record, query, [make("strong", { class: "hit__party" }, record.kind)], text);
  }

  function result(record, query, meta, text) {
    const kick = make("span", { class: "hit__kick" });
    kick.append(...meta.filter(Boolean).flatMap(node => [node, " "]));
    return make("li", { class: "hit" }, make("a", { class: "hit__a", href: place(record.url) },
      kick,
      make("span", { class: "hit__title" }, ...marked(record.title, query)), " ",
      text && make("span", { class: "hit__text" }, ...marked(text, query))));
  }

  function countOf(found, shown) {
    const [statements, pages] = [found.statements.length, found.pages.length];
    const counts = { statements: say("search.statements", { n: statements }), pages: say("search.pages", { n: pages }) };
    const total = statements && pages ? say("search.found", counts) : statements ? counts.statements : counts.pages;
    return shown < statements + pages ? say("search.first", { shown, found: total }) : total;
  }

  function draw(list, status, found, text) {
    const isTitle = hit => wordsOf(hit.record.title).join(" ") === found.query.typed;
    const pages = found.pages.slice(0, PAGES_SHOWN);
    const rows = [
      ...pages.filter(isTitle).map(hit => showPage(hit, found.query)),
      ...found.statements.slice(0, STATEMENTS_SHOWN).map(hit => showStatement(hit, found.query)),
      ...pages.filter(hit => !isTitle(hit)).map(hit => showPage(hit, found.query)),
    ];
    list.replaceChildren(...rows);
    const count = countOf(found, rows.length);
    const message = { found: count, close: say("search.close", { found: count }), most: say("search.most", { found: count }) };
    if (!found.query.words.length) write(status, "");
    else write(status, rows.length ? message[found.how] : say("search.none", { query: text.trim() }));
  }

  /* ---- Search ---- */

  function startSearch() {
    const dialog = one("#site--search"), input = one("#site--search-words");
    const list = one("#site--search-results"), status = one("#site--search-count");
    if (!dialog || !input || !list || !status) return;
    let prepared, opener, waiting;

    /* Browsers take only so many changes of an address: it waits until nobody types. */
    function keep(text, wait = 300) {
      clearTimeout(waiting);
      waiting = setTimeout(() => remember({ q: dialog.open ? text : "" }), wait);
    }
    async function load() {
      if (prepared) return;
      write(status, say("search.loading"));
      prepared = prepareAll(await loadIndex());
    }
    async function update() {
      try {
        await load();
      } catch {
        return write(status, say("search.failed"));
      }
      draw(list, status, find(prepared, input.value), input.value);
    }
    function open(from) {
      opener = from ?? document.activeElement;
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select();
      update();
    }
    function follow(event) {
      const link = event.target.closest("a[href]");
      if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey) return;
      opener = null;
      remember({ q: "" });
      dialog.close();
    }
    function onKey(event) {
      if (event.isComposing) return;
      if (event.key === "Escape") dialog.close();
      else if (event.key === "Enter" && event.target === input) one("a", list)?.click();
      else if (!move(event, list, input)) return;
      event.preventDefault();
    }

    for (const link of all("[data-opens=search]")) link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link);
    });
    document.addEventListener("keydown", event => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(dialog.open ? opener : undefined);
    });
    dialog.addEventListener("keydown", onKey);
    dialog.addEventListener("close", () => {
      keep("", 0);
      opener?.focus({ preventScroll: true });
    });
    dialog.addEventListener("click", event => {
      if (event.target === dialog || event.target.closest("[data-closes]")) dialog.close();
      else follow(event);
    });
    input.addEventListener("input", () => {
      update();
      keep(input.value.trim());
    });
    input.form?.addEventListener("submit", event => event.preventDefault());
    if (asked().has("q")) {
      input.value = asked().get("q");
      open();
    }
  }

  function move(event, list, input) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return false;
    const stops = [input, ...all("a", list)];
    const next = stops[stops.indexOf(document.activeElement) + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return Boolean(next);
  }

  /* ---- Choices that stand in the address: filters, side by side ---- */

  function keepInAddress(form, update) {
    const fields = [...form.elements].filter(field => field.name);
    const values = () => Object.fromEntries(fields.map(field => [field.name, field.value]));
    const changed = () => {
      remember(values());
      update(values());
    };
    const read = () => {
      for (const field of fields) {
        field.value = asked().get(field.name) ?? "";
        if (field.selectedIndex === -1) field.value = "";
      }
      update(values());
    };
    form.autocomplete = "off";
    form.addEventListener("change", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    form.addEventListener("submit", event => event.preventDefault());
    addEventListener("popstate", read);
    read();
  }

  /* A date that names only its month or year lies in every stretch of time that it touches. */
  function isWithin(on, from, to) {
    if (!from && !to) return true;
    return Boolean(on) && (!from || on >= from.slice(0, on.length)) && (!to || on <= to.slice(0, on.length));
  }

  function fits(record, choice) {
    return (!choice.party || record.party.includes(choice.party))
      && ["issue", "kind", "stance", "attribution"].every(name => !choice[name] || record[name] === choice[name])
      && isWithin(record.on, choice.from, choice.to);
  }

  const recordOf = ({ dataset }) => ({ ...dataset, party: (dataset.party ?? "").split(" ") });

  function startFilters() {
    const form = one("#filters"), list = one("#statements");
    if (!form || !list) return;
    const status = one("[role=status]", form), untouched = status.textContent;
    const cards = all(".st", list).map(card => ({ card, record: recordOf(card) }));
    const more = make("ul", { class: "filters__more", hidden: "" });
    form.after(more);

    async function update(choice) {
      const isChosen = Object.values(choice).some(Boolean);
      for (const { card, record } of cards) card.hidden = !fits(record, choice);
      if (!isChosen) return show([], untouched);
      const everywhere = list.dataset.pages > 1 ? (await loadIndex()).statements : cards.map(({ record }) => record);
      const fitting = everywhere.filter(record => fits(record, choice));
      show(elsewhere(fitting), say("filters.shown", { shown: fitting.length, n: everywhere.length }));
    }
    function elsewhere(fitting) {
      const counts = new Map();
      for (const { page } of fitting) counts.set(page, (counts.get(page) ?? 0) + 1);
      counts.delete(undefined);
      counts.delete(Number(list.dataset.page));
      return [...counts];
    }
    function show(others, text) {
      const links = others.map(([number, n]) => make("li", {}, make("a", { href: pageOfList(number) },
        say("filters.more", { n, page: number }))));
      more.replaceChildren(...links);
      more.hidden = !links.length;
      write(status, text);
    }
    keepInAddress(form, choice => update(choice).catch(() => show([], say("search.failed"))));
  }

  function pageOfList(number) {
    const url = place(number === 1 ? "statements/index.md" : `statements/${number}.md`);
    url.search = location.search;
    return url;
  }

  function startComparing() {
    const form = one("#compare"), table = one("#matrix-table");
    if (!form || !table) return;
    const status = one("[role=status]", form), untouched = status.textContent;
    const rows = all("tbody tr", table);
    const names = new Map(all("thead [data-party]", table).map(cell => [cell.dataset.party, cell.textContent.trim()]));

    keepInAddress(form, choice => {
      const chosen = [...new Set([choice.a, choice.b])].filter(party => names.has(party));
      const isShown = cell => !chosen.length || chosen.includes(cell.dataset.party);
      for (const cell of all("[data-party]", table)) cell.hidden = !isShown(cell);
      for (const row of rows) row.hidden = !all("td", row).some(cell => isShown(cell) && saysSomething(cell, chosen));
      const parties = new Intl.ListFormat(language).format(chosen.map(party => names.get(party)));
      const shown = rows.filter(row => !row.hidden).length;
      write(status, chosen.length ? say("compare.shown", { shown, n: rows.length, parties }) : untouched);
    });
  }

  const saysSomething = (cell, chosen) => !chosen.length || !cell.classList.contains("mx__none");

  /* ---- Copying a citation ---- */

  function startCopying() {
    const status = make("p", { role: "status", class: "vh" });
    (one("main") ?? document.body).append(status);
    for (const links of all(".st__links")) {
      const button = make("button", { type: "button", class: "st__copy" }, say("copy.label"));
      links.append(" ", button);
      button.addEventListener("click", async () => {
        const isCopied = await copy(citation(links.closest(".st"))).catch(() => false);
        status.textContent = "";
        setTimeout(() => write(status, say(isCopied ? "copy.done" : "copy.failed")), 50);
        if (isCopied) button.dataset.done = say("copy.done");
      });
      button.addEventListener("blur", () => delete button.dataset.done);
    }
  }

  function citation(card) {
    const text = one(".st__cite", card).textContent.trim().replace(/\s+/g, " ");
    const url = new URL(one(".st__permalink", card).href);
    url.search = "";
    const html = make("p", {}, `${text} `, make("a", { href: url }, url.href)).outerHTML;
    return { "text/plain": `${text} ${url.href}`, "text/html": html };
  }

  async function copy(forms) {
    try {
      const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyTheOldWay(forms);
    }
  }

  /* Where a page may not use the clipboard by itself, as when it is opened from a folder. */
  function copyTheOldWay(forms) {
    const area = make("textarea", { class: "vh", "aria-hidden": "true", tabindex: "-1" }, forms["text/plain"]);
    const focused = document.activeElement;
    const fill = event => {
      for (const [type, text] of Object.entries(forms)) event.clipboardData.setData(type, text);
      event.preventDefault();
    };
    document.body.append(area);
    area.select();
    document.addEventListener("copy", fill, { once: true });
    const isCopied = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    area.remove();
    focused?.focus({ preventScroll: true });
    return isCopied;
  }

  /* ---- Colours ---- */

  function startColours() {
    const button = one("#site--theme");
    if (!button) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    const label = () => write(one(".vh", button), say(isDark() ? "theme.light" : "theme.dark"));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("explainer-theme", root.dataset.theme);
      } catch { /* Without storage the choice holds for this page. */ }
      label();
    });
    system.addEventListener("change", label);
    label();
  }

  /* ---- Menus and the list of contents ---- */

  function startMenus() {
    const menus = all("details.menu, details.onpage");
    const close = (menu, isBack) => {
      menu.open = false;
      if (isBack) one("summary", menu).focus();
    };
    for (const menu of menus) {
      menu.addEventListener("keydown", event => {
        if (event.key === "Escape" && menu.open) close(menu, true);
      });
      menu.addEventListener("click", event => {
        const link = event.target.closest("a[href]");
        if (link?.hash && link.pathname === location.pathname) close(menu, false);
      });
    }
    const leave = target => {
      for (const menu of menus) {
        if (menu.open && menu.matches(".menu") && target && !menu.contains(target)) close(menu, false);
      }
    };
    document.addEventListener("click", event => leave(event.target));
    document.addEventListener("focusin", event => leave(event.target));
  }

  function startFollowing() {
    const links = all(".toc a[href^='#'], .md-nav--secondary a[href^='#']");
    const targets = new Map(links.map(link => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
    targets.delete(null);
    if (!targets.size) return;
    const observer = new IntersectionObserver(() => {
      const passed = [...targets.keys()].filter(target => target.getBoundingClientRect().top < innerHeight / 3);
      const current = targets.get(passed.pop());
      for (const link of links) {
        if (link === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "0px 0px -66% 0px" });
    for (const target of targets.keys()) observer.observe(target);
  }

  for (const start of [startColours, startMenus, startFilters, startComparing, startCopying, startFollowing, startSearch]) {
    try {
      start();
    } catch (error) {
      console.error(error);
    }
  }
})();
