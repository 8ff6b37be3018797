/* Asks the search of a site what it finds, without a browser: told the scripts of its index and some
   queries (JSON, on standard input), it tells of each query the addresses of what was found, in
   order, the words that are marked in it, and the parts that were loaded for it. Told `texts` in
   place of queries, it tells into which words each is cut, and the stems of these. */
"use strict";
const { createContext, runInContext } = require("node:vm");

/* As much of a document as what is in another language needs, and the marked words in it. */
const document = {
  createElement: tag => ({ tag, children: [], setAttribute() {}, append(...more) { this.children.push(...more); } }),
};
const textOf = one => typeof one === "string" ? one : one.tag ? one.children.map(textOf).join("") : textOf(one.text);
function marksIn(one) {
  if (one.isHit || one.tag === "mark") return [textOf(one)];
  return one.tag ? one.children.flatMap(marksIn) : one.text?.tag ? marksIn(one.text) : [];
}

function cut({ first, language, texts }) {
  const site = createContext({ Intl, document });
  let wordsOf, stems;
  site.explainerIndex = (finding, head) => {
    site.explainerResults = (_, told) => { wordsOf = told.wordsOf; };
    finding(head, { language, say() {}, load() {}, records() {} });
    stems = head.stems ? site.explainerStems(head.stems, head.language).of : () => [];
  };
  runInContext(first, site);
  return texts.map(text => wordsOf(text).map(word => [word, stems(word)]));
}

async function main({ first, parts, language, queries, most, texts }) {
  if (texts) return process.stdout.write(JSON.stringify(cut({ first, language, texts })));
  const found = [];
  for (const query of queries) found.push(await ask(query));
  process.stdout.write(JSON.stringify(found));

  async function ask(query) {
    const loaded = [], known = new Map();
    const site = createContext({ Intl, document, explainerPart: (name, data) => known.set(name, data) });
    const load = async name => {
      if (!known.has(name)) {
        loaded.push(name);
        runInContext(parts[name], site);
      }
      return known.get(name);
    };
    let head, search;
    const records = numbers => Promise.all(numbers.map(async number => {
      const [letter, at] = number < head.statements ? ["s", number] : ["p", number - head.statements];
      const size = head[`per_${letter}`], fields = await load(`${letter}${Math.floor(at / size)}`);
      return Object.fromEntries(fields.map(([name, values, numbers]) => [name, values[numbers[at % size]]]));
    }));
    const say = (key, told) => `${key} ${JSON.stringify(told ?? {})}`;
    site.explainerIndex = (finding, data) => {
      head = data;
      search = finding(data, { language, say, load, records });
    };
    runInContext(first, site);
    const { hits, message } = await search.answer(query, most);
    const marked = hits.map(hit => ["who", "title", "text", "where"].flatMap(name => hit[name].flatMap(marksIn)));
    return { urls: hits.map(hit => hit.record.url), marked, message, loaded };
  }
}

let text = "";
process.stdin.setEncoding("utf8").on("data", more => { text += more; }).on("end", () => main(JSON.parse(text)));
