"use strict";
/* Search over the one page that holds everything. What the page itself says is read from it when
   somebody first searches; `known` holds the rest. Without this script search is missing. */
function explainerBook(finding, known) {
  const language = document.documentElement.lang;
  const at = id => document.getElementById(id);
  const form = at("book--search"), input = at("book--words");
  const status = at("book--count"), list = at("book--results");
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);

  function say(key, values = {}) {
    const found = key.split(".").reduce((part, name) => part[name], known.words);
    const text = found["=" + values.n] ?? found[plurals.select(values.n ?? 0)] ?? found.other ?? found;
    return text.replace(/\{(\w+)\}/g, (place, name) =>
      typeof values[name] === "number" ? numbers.format(values[name]) : values[name] ?? place);
  }

  /* Data only becomes text: nothing is HTML. */
  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children.filter(Boolean));
    return node;
  }

  /* ---- What can be found ---- */

  const textOf = node => node.textContent.replace(/\s+/g, " ").trim();

  /* Each field is its name, its different values, and which of them each record has. */
  const unpack = fields => fields[0][2].map((_, record) =>
    Object.fromEntries(fields.map(([name, values, numbers]) => [name, values[numbers[record]]])));

  function statement(record) {
    return { ...record, url: `#${record.id}`, title: textOf(at(record.id)) };
  }

  const chapter = record =>
    ({ ...record, url: `#${record.id}`, text: record.text ?? textBelow(at(record.id), record.title) });

  function textBelow(section, title) {
    const text = textOf(section);
    return text.startsWith(title) ? text.slice(title.length).trim() : text;
  }

  let found;
  function answer(text, most) {
    found = found ?? begin();
    return found.answer(text, most);
  }

  function begin() {
    const all = [...unpack(known.statements).map(statement), ...unpack(known.pages).map(chapter)];
    return finding(known.head, {
      language, say,
      load: async name => known.blocks[name],
      records: async numbers => numbers.map(number => all[number]),
    });
  }

  /* ---- Showing it ---- */

  const marked = parts => parts.map(({ text, isHit }) => isHit ? make("mark", {}, text) : text);

  function show({ record, isPage, who, title, text, where }) {
    const kick = make("span", { class: "hit__kick" });
    const meta = isPage ? [make("strong", {}, record.kind)] : kickOf(record, who);
    kick.append(...meta.filter(Boolean).flatMap(node => [node, " "]));
    return make("li", { class: "hit" }, make("a", { href: record.url },
      kick,
      make("span", { class: "hit__title" }, ...marked(title)), " ",
      text.length && make("span", { class: "hit__text" }, ...marked(text)), where.length && " ",
      where.length && make("span", { class: "hit__where" }, ...marked(where))));
  }

  const kickOf = (record, who) => [
    make("strong", {}, record.parties || record.who),
    record.parties && record.who !== record.parties && make("span", {}, ...marked(who)),
    make("span", { class: `chip ${record.tone}` }, record.label),
    record.when && make(...(/^[\d-]+$/.test(record.on) ? ["time", { datetime: record.on }] : ["span", {}]), record.when),
  ];

  let most, asking = 0;
  const more = make("button", { type: "button", hidden: "" }, say("search.more"));
  list.after(more);

  async function update() {
    const number = ++asking, { hits, message, isMore } = await answer(input.value, most);
    if (number !== asking) return;
    list.replaceChildren(...hits.map(show));
    more.hidden = !isMore;
    if (status.textContent !== message) status.textContent = message;
  }

  more.addEventListener("click", async () => {
    const before = list.querySelectorAll("a").length;
    most = before + 10;
    await update();
    list.querySelectorAll("a")[before]?.focus();
  });

  /* ---- By keyboard ---- */

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll("a")];
    const next = event.key === "Escape" ? input : stops[stops.indexOf(document.activeElement) + step];
    if (!next || event.isComposing || next === document.activeElement) return;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  }

  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  form.addEventListener("keydown", move);
  form.addEventListener("submit", event => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  input.addEventListener("input", () => {
    most = undefined;
    update();
  });
  form.hidden = false;
  if (input.value) update(); // what a browser kept when one came back
}
