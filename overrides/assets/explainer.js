"use strict";
/* Search, filters, side by side, copying, colours. Every page is whole without this script: it only
   adds, and where one part of it fails the others still work. */
(() => {
  const root = document.documentElement;
  const settings = document.getElementById("site--words");
  const language = root.lang || "en";
  /* A browser takes longer to make these two than for all else here: most pages ask for neither. */
  const lazily = create => {
    let made;
    return () => made ??= create();
  };
  const plurals = lazily(() => new Intl.PluralRules(language));
  const numbers = lazily(() => new Intl.NumberFormat(language));
  const catalogue = JSON.parse(settings.textContent).script;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* ---- Words, nodes, addresses ---- */

  function say(key, values = {}) {
    const found = key.split(".").reduce((part, name) => part[name], catalogue);
    const text = typeof found === "string" ? found
      : found["=" + values.n] ?? found[plurals().select(values.n ?? 0)] ?? found.other;
    return text.replace(/\{(\w+)\}/g, (place, name) =>
      typeof values[name] === "number" ? numbers().format(values[name]) : values[name] ?? place);
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

  /* The only addresses that may become scripts, of the index and its parts: the page's policy lets
     no other. */
  const trusted = window.trustedTypes?.createPolicy("explainer", { createScriptURL: name => addressOf(name).href });
  const indexUrl = () => settings.dataset.index
    ? new URL(settings.dataset.index, document.baseURI) : new URL("assets/search.js", top);

  let head; // tells which parts there are, and of which build
  function addressOf(name) {
    const url = indexUrl();
    if (!name) return url;
    if (!/^[a-z]\d+$/.test(name)) throw new Error(name);
    const part = new URL(`../search/${head.language.toLowerCase()}/${name}.js`, url);
    if (url.search) part.search = `?v=${head.v}`;
    return part;
  }

  const loading = new Map();
  function once(name, read) {
    if (!loading.has(name)) loading.set(name, read().catch(error => {
      loading.delete(name);
      throw error;
    }));
    return loading.get(name);
  }

  function run(name, isDone) {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: trusted ? trusted.createScriptURL(name) : addressOf(name) });
      const end = () => isDone() ? resolve() : reject(new Error(script.src));
      script.addEventListener("load", end); // comes after what the script calls
      script.addEventListener("error", end);
      document.head.append(script);
    });
  }

  const parts = new Map();
  window.explainerPart = (name, data) => parts.set(name, data);
  const load = name => once(name, async () => {
    await run(name, () => parts.has(name));
    return parts.get(name);
  });

  let found;
  window.explainerIndex = (finding, data) => {
    head = data;
    found = finding(data, { language, say, load, records });
  };
  const loadIndex = () => once("", async () => {
    await run("", () => found);
    return found;
  });

  /* Each field is its name, its different values, and which of them each record has. */
  const unpack = fields => fields[0][2].map((_, record) =>
    Object.fromEntries(fields.map(([name, values, numbers]) => [name, values[numbers[record]]])));

  const records = numbers => Promise.all(numbers.map(async number => {
    const [letter, at] = number < head.statements ? ["s", number] : ["p", number - head.statements];
    const size = head[`per_${letter}`];
    return unpack(await load(`${letter}${Math.floor(at / size)}`))[at % size];
  }));

  /* ---- Search ---- */

  function startSearch() {
    const dialog = one("#site--search"), input = one("#site--search-words");
    const list = one("#site--search-results"), status = one("#site--search-count");
    if (!dialog || !input || !list || !status) return;
    let loaded, opener, waiting, most, asking = 0;
    const more = make("button", { type: "button", class: "search__more", hidden: "" }, say("search.more"));
    list.after(more);

    /* Browsers take only so many changes of an address: it waits until nobody types. */
    function keep(text, wait = 300) {
      clearTimeout(waiting);
      waiting = setTimeout(() => remember({ q: dialog.open ? text : "" }), wait);
    }
    /* What is typed meanwhile is answered instead. */
    async function update() {
      const number = ++asking, wait = loaded ? 300 : 0;
      const waited = setTimeout(() => number === asking && write(status, say("search.loading")), wait);
      let answer;
      try {
        loaded = await loadIndex();
        answer = number === asking && await loaded.answer(input.value, most);
      } catch {
        return number === asking && write(status, say("search.failed"));
      } finally {
        clearTimeout(waited);
      }
      if (number !== asking) return;
      list.replaceChildren(...answer.hits.map(show));
      list.dataset.answers = input.value;
      more.hidden = !answer.isMore;
      write(status, answer.message);
      return answer;
    }
    async function showMore() {
      const before = all("a", list).length;
      most = before + 10;
      await update();
      all("a", list)[before]?.focus();
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
    more.addEventListener("click", showMore);
    input.addEventListener("input", () => {
      most = undefined;
      update();
      keep(input.value.trim());
    });
    input.form?.addEventListener("submit", event => event.preventDefault());
    if (asked().has("q")) {
      input.value = asked().get("q");
      open();
    }
  }

  const marked = parts => parts.map(({ text, isHit }) => isHit ? make("mark", {}, text) : text);

  function show({ record, isPage, who, title, text, where }) {
    const kick = make("span", { class: "hit__kick" });
    const meta = isPage ? [make("strong", { class: "hit__party" }, record.kind)] : kickOf(record, who);
    kick.append(...meta.filter(Boolean).flatMap(node => [node, " "]));
    return make("li", { class: "hit" }, make("a", { class: "hit__a", href: place(record.url) },
      kick,
      make("span", { class: "hit__title" }, ...marked(title)), " ",
      text.length && make("span", { class: "hit__text" }, ...marked(text)), where.length && " ",
      where.length && make("span", { class: "hit__where" }, ...marked(where))));
  }

  const kickOf = (record, who) => [
    make("strong", { class: "hit__party" }, record.parties || record.who),
    record.parties && record.who !== record.parties && make("span", {}, ...marked(who)),
    make("span", { class: `chip chip--${record.tone}` }, shape(record.tone), record.label),
    record.when && make(...(/^[\d-]+$/.test(record.on) ? ["time", { datetime: record.on }] : ["span", {}]), record.when),
  ];

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
      for (const field of fields) choose(field, asked().get(field.name) ?? "");
      update(values());
    };
    form.autocomplete = "off";
    form.addEventListener("change", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    form.addEventListener("submit", event => event.preventDefault());
    addEventListener("popstate", read);
    read();
  }

  /* An address may still have the name that something had before. */
  function choose(field, value) {
    if (field.value === value) return;
    field.value = value;
    if (field.selectedIndex !== -1) return;
    const now = [...field.options].find(option => option.dataset.formerly?.split(" ").includes(value));
    field.value = now?.value ?? "";
  }

  /* A date lies in every stretch of time that it touches: its month or year, or an interval, which
     may be open (EDTF). What has none lies where it must, up to the day `by` which it was reported. */
  function isWithin({ on, by }, from, to) {
    if (!from && !to) return true;
    if (!on) return Boolean(by) && !from && to >= by + "-12-31".slice(by.length - 4);
    const ends = on.replace(/[~?%]/g, "").split("/"), first = ends[0], last = ends[ends.length - 1];
    return (!from || last === ".." || last >= from.slice(0, last.length))
      && (!to || first === ".." || first <= to.slice(0, first.length));
  }

  const isChosen = (record, choice) => ["party", "issue"].every(name => !choice[name] || record[name].includes(choice[name]))
    && ["kind", "stance", "attribution"].every(name => !choice[name] || record[name] === choice[name]);

  /* What was said again counts on each of its days. */
  const fits = (record, choice) => isChosen(record, choice)
    && [record, ...(record.again?.split(" ") ?? []).map(on => ({ on }))]
      .some(said => isWithin(said, choice.from, choice.to));

  const recordOf = ({ dataset }) => ({
    ...dataset, party: (dataset.party ?? "").split(" "), issue: (dataset.issue ?? "").split(" ")
  });


  function startFilters() {
    const form = one("#filters"), list = one("#statements");
    if (!form || !list) return;
    const status = one("[role=status]", form), untouched = status.textContent;
    const cards = lazily(() => all(".st", list).map(card => ({ card, record: recordOf(card) })));
    let isNarrowed = false;
    const more = make("ul", { class: "filters__more", hidden: "" });
    form.after(more);

    async function update(choice) {
      const wasNarrowed = isNarrowed;
      isNarrowed = Object.values(choice).some(Boolean);
      if (!isNarrowed && !wasNarrowed) return;
      for (const { card, record } of cards()) card.hidden = !fits(record, choice);
      if (!isNarrowed) return show([], untouched);
      one("details", form).open = true;
      const everywhere = list.dataset.pages > 1 ? unpack(await (await loadIndex()).statements()) : cards().map(({ record }) => record);
      const fitting = everywhere.filter(record => fits(record, choice));
      const undated = everywhere.filter(record => !record.on && isChosen(record, choice) && !fits(record, choice)).length;
      const told = say("filters.shown", { shown: fitting.length, n: everywhere.length });
      show(elsewhere(fitting), undated ? say("filters.undated", { told, n: undated }) : told);
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
    const names = new Map([...form.elements.a.options].map(option => [option.value, option.text]));
    const rows = all("tbody tr", table), issues = rows.filter(row => row.matches(".mx__r"));
    const head = one("thead .mx__o", table), shared = head?.textContent;
    const own = new Set(all("thead [data-party]", table).map(cell => cell.dataset.party));
    const list = parties => new Intl.ListFormat(language).format(parties.map(party => names.get(party)));

    keepInAddress(form, choice => {
      const chosen = [...new Set([choice.a, choice.b])].filter(party => party && names.has(party));
      const others = chosen.filter(party => !own.has(party));
      const isShown = cell => !chosen.length || cell.dataset.party.split(" ").some(party => chosen.includes(party));
      for (const cell of all("[data-party]", table)) cell.hidden = !isShown(cell);
      for (const cell of all(".mx__o", table)) cell.hidden = chosen.length > 0 && !others.length;
      if (head) write(head, others.length ? list(others) : shared);
      for (const row of issues) row.hidden = !all("[data-party]:not(.mx__none)", row).some(isShown);
      hideEmpty(rows);
      form.toggleAttribute("data-chosen", chosen.length > 0);
      const shown = issues.filter(row => !row.hidden).length;
      write(status, chosen.length ? say("compare.shown", { shown, n: issues.length, parties: list(chosen) }) : untouched);
    });
  }

  /* What stands over rows of which none is shown is not shown either. */
  function hideEmpty(rows) {
    let ofBand = false, ofGroup = false;
    for (const row of [...rows].reverse()) {
      if (row.matches(".mx__r")) {
        ofBand = ofBand || !row.hidden;
        ofGroup = ofGroup || !row.hidden;
      } else if (row.matches(".mx__b")) {
        row.hidden = !ofBand;
        ofBand = false;
      } else {
        row.hidden = !ofGroup;
        ofBand = ofGroup = false;
      }
    }
  }

  /* ---- Reporting an error: the form on GitHub is told the statement's address too ---- */

  function startReporting() {
    if (!location.protocol.startsWith("http")) return;
    for (const link of all(".st__report")) {
      const url = new URL(link.href);
      if (!url.searchParams.has("statement") || !url.searchParams.has("template")) continue;
      const page = new URL(one(".st__permalink", link.closest(".st")).href);
      page.search = "";
      url.searchParams.set("page", page.href);
      link.href = url.href;
    }
  }

  /* ---- Copying a citation ---- */

  function startCopying() {
    const places = all(".st__links");
    if (!places.length) return;
    const status = make("p", { role: "status", class: "vh" });
    (one("main") ?? document.body).append(status);
    for (const links of places) {
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
    const links = all(".toc a[href^='#']");
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

  /* ---- The words that a link has led to ---- */

  /* The style sheet shows those of one paragraph that has few; this, all in every paragraph. */
  function startMarks() {
    const show = () => {
      const id = location.hash.slice(1);
      for (const mark of all("mark.here")) mark.classList.remove("here");
      if (!id || !document.getElementById(id)?.matches(".psg__a")) return;
      for (const anchor of all(".psg__a")) {
        if (anchor.id !== id && !anchor.id.startsWith(`${id}--p`)) continue;
        for (const mark of all(`[data-for~="${anchor.dataset.n}"]`, anchor.parentNode)) mark.classList.add("here");
      }
    };
    addEventListener("hashchange", show);
    show();
  }

  /* ---- Pages that have moved, and statements that stand in full on another page ---- */

  function startMoved() {
    const link = one("a.moved");
    if (link) return location.replace(link.hash ? link.href : link.href + location.hash);
    const follow = () => {
      const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (named?.matches("a.part")) location.replace(named.href);
      else if (!named && location.hash) toList(location.hash);
    };
    /* Ids are plain ASCII, so that all compare them alike. */
    const toList = hash => {
      const list = all("a.way").filter(way => way.dataset.from <= hash.slice(1)).pop();
      if (list) location.replace(list.href + hash);
    };
    addEventListener("hashchange", follow);
    follow();
  }

  for (const start of [startMoved, startColours, startMenus, startFilters, startComparing, startReporting, startCopying, startFollowing, startMarks, startSearch]) {
    try {
      start();
    } catch (error) {
      console.error(error);
    }
  }
})();
