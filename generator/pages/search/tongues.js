/* What search shows, with the words that are in another language than the page in elements of their
   own, which tell the language and the direction. Only sites that have such words have this. */
function explainerTongues(results) {
  function make(tag, told, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(told)) if (value) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  const textOf = parts => parts.map(part => part.text).join("");
  const marked = ({ text, isHit }) => isHit ? make("mark", {}, text) : text;

  /* Of parts, what stands from one place to another in their text. */
  function slice(parts, from, to) {
    let at = 0;
    return parts.flatMap(part => {
      const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
      at += part.text.length;
      return text ? [{ ...part, text }] : [];
    });
  }

  /* Parts of a `whole` text, or of a stretch of it between dots: where each of the `runs` stands that
     tell what of the whole is in another language, one element that holds them. */
  function apart(parts, whole, runs = []) {
    const text = textOf(parts), body = whole.includes(text) ? text : text.replace(/^… | …$/g, "");
    const first = text.indexOf(body), shift = first - whole.indexOf(body), found = [];
    let at = 0;
    for (const [start, end, lang, dir] of runs) {
      const from = Math.max(first, start + shift), to = Math.min(first + body.length, end + shift);
      if (from >= to) continue;
      const inner = slice(parts, from, to).map(marked);
      found.push(...slice(parts, at, from), { text: make("bdi", { lang, dir }, ...inner) });
      at = to;
    }
    return [...found, ...slice(parts, at, text.length)];
  }

  /* What is shown below a title: words of a field, or a sentence that has another name of somebody. */
  function around(parts, record, told) {
    const body = textOf(parts).replace(/^… | …$/g, "");
    for (const name of ["text", "about"]) if (record[name]?.includes(body)) return apart(parts, record[name], told[name]);
    const alias = Object.keys(told.also ?? {}).find(name => body.includes(name));
    const at = body.indexOf(alias);
    return alias ? apart(parts, body, [[at, at + alias.length, ...told.also[alias]]]) : parts;
  }

  function told(hit) {
    const { record, title, text, where } = hit, tongues = record.tongues || {};
    return {
      ...hit,
      title: apart(title, record.title, tongues.title),
      text: around(text, record, tongues),
      where: apart(where, record.where ?? "", tongues.where),
    };
  }

  return (...known) => {
    const answer = results(...known);
    return async (...asked) => {
      const found = await answer(...asked);
      return { ...found, hits: found.hits.map(told) };
    };
  };
}
explainerResults = explainerTongues(explainerResults);
