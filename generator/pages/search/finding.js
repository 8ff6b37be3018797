"use strict";
/* How search finds and ranks, on the site and in the single page. It makes no elements. `head` is
   the first script's data; `load` gives a part by its name, `records` what results show. */
function explainerFinding(head, { language, say, load, records }) {
  const TITLE = 0, TEXT = 1, NAME = 2, LABEL = 3, ABOUT = 4, NAME_END = 5;
  const WEIGHTS = [8, 5, 3, 7, 2, 3];
  const NAME_STEP = 16, IS_A_NAME = 12, IS_ASKED_FOR = 40;
  const MOST_WORDS = 30, MOST_BLOCKS = 3;
  const EXACT = 1, INFLECTED = 0.9, HALF_TYPED = 0.8, BEGINS_WITH = 0.4, CLOSE = 0.5, PART = 0.5;
  const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
  const PATTERN = Object.fromEntries(Object.entries(head.patterns).map(([name, text]) => [name, new RegExp(text, "gu")]));
  const UNSPACED = new RegExp(head.patterns.unspaced, "u");
  const PARTS = new RegExp(`${head.patterns.unspaced}+|[^${head.patterns.unspaced.slice(1)}+`, "gu");
  const STOP = new Set(head.stop), HELP = new Set(head.help);
  const stems = head.stems ? explainerStems(head.stems, head.language) : { of: () => [], part: () => "" };

  /* ---- What is typed → words, as generator/pages/search/tokens.py cuts them ---- */

  const fold = word => word.normalize("NFKD").replace(PATTERN.marks, "").normalize("NFC")
    .replace(/[^]/gu, letter => head.letters[letter] ?? letter);

  /* Russia’s is Russia, U.S. is US, don’t is dont. */
  function wordsOf(text) {
    return (text.toLowerCase().normalize("NFKC").replace(PATTERN.invisible, "")
      .replace(PATTERN.dotted, (_, before, letters) => before + letters.replace(/\./g, ""))
      .replace(PATTERN.possessive, " ").replace(PATTERN.elided, "$1").replace(PATTERN.apostrophe, "")
      .match(PATTERN.word) ?? []).flatMap(word => word.match(PARTS)).map(fold);
  }

  function segments(run) {
    if (!Intl.Segmenter) return [run];
    const parts = [...new Intl.Segmenter(language, { granularity: "word" }).segment(run)];
    return parts.filter(part => part.isWordLike).map(part => part.segment);
  }

  /* Words that carry content, each with how many others stand between it and the one before. */
  function parse(text) {
    const phrases = [...text.matchAll(PHRASE)].map(found => wordsOf(found[1])).filter(list => list.length);
    const typed = wordsOf(text);
    const all = typed.flatMap(word => UNSPACED.test(word) ? segments(word) : word);
    const kept = gapsOf(all);
    const isBare = !kept.length; // of words without content alone, what begins with them is shown
    const words = (isBare ? all.map(word => ({ word, gap: 1 })) : kept).slice(0, MOST_WORDS);
    const unspaced = words.map(({ word }) => word).filter(word => UNSPACED.test(word));
    return { words, isBare, phrases, unspaced, typed, forms: new Set(), isClose: false };
  }

  function gapsOf(words) {
    const kept = [];
    let gap = 1;
    for (const word of words) {
      if (STOP.has(word)) gap++;
      else {
        kept.push({ word, gap });
        gap = 1;
      }
    }
    return kept;
  }

  /* ---- Words → where they stand ---- */

  function blockOf(firsts, word) {
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  const blocks = new Map();
  async function block(number, letter = "t") {
    const name = letter + number;
    if (!blocks.has(name)) {
      const [words, codes, places, others] = await load(name);
      const stemOf = (code, n) => typeof code === "number" ? words[n].slice(0, code) : code;
      const stems = codes.map((code, n) => [code].flat().map(one => stemOf(one, n)));
      const at = new Map(words.map((word, n) => [word, n])), groups = new Map();
      stems.forEach((all, n) => all.forEach(stem => groups.has(stem) ? groups.get(stem).push(n) : groups.set(stem, [n])));
      blocks.set(name, { words, stems, places, others, at, groups });
    }
    return blocks.get(name);
  }

  /* The words that begin so, in as many parts as a query may ask for. */
  async function beginning(word) {
    const from = blockOf(head.t, word), found = [];
    for (let number = from; number < Math.min(head.t.length, from + MOST_BLOCKS); number++) {
      if (number > from && !head.t[number].startsWith(word)) break;
      const held = await block(number);
      held.words.forEach((one, n) => one.startsWith(word) && found.push([one, held.places[n]]));
    }
    return found;
  }

  async function formsOf(held, stem, letter = "t") {
    const found = (held.groups.get(stem) ?? []).map(n => [held.words[n], held.places[n], INFLECTED]);
    for (const word of held.others[stem] ?? []) {
      const other = await block(blockOf(head[letter], word), letter);
      found.push([word, other.places[other.at.get(word)], INFLECTED]);
    }
    return found;
  }

  /* The parts that may hold a word which is spelt or inflected otherwise: of all its beginnings. */
  async function around(word) {
    const beginnings = [0, 1, 2, 3, 4, 5].map(cut => word.slice(0, Math.max(2, word.length - cut)));
    const numbers = [...new Set(beginnings.map(one => blockOf(head.t, one)))].slice(0, MOST_BLOCKS);
    return Promise.all(numbers.map(number => block(number)));
  }

  /* The longest stem that a form which stands nowhere may have, its last letter another if need be
     (casualty, casualti): its end is shorter than it. */
  async function inflected(word) {
    const fits = root => root.length > 2 && word.startsWith(root) && word.length - root.length < Math.min(6, root.length);
    const stems = (await around(word)).flatMap(held => [...held.groups.keys()].map(stem => [stem, held]));
    stems.sort(([a], [b]) => b.length - a.length);
    const [stem, held] = stems.find(([stem]) => fits(stem))
      ?? stems.find(([stem]) => stem.length > 4 && fits(stem.slice(0, -1))) ?? [];
    return stem ? formsOf(held, stem) : [];
  }

  /* Letters that were missed, added, mistaken, or swapped with their neighbour, up to `most`. */
  function slips(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  const turned = word => [...word].reverse().join("");

  async function near(word) {
    const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
    if (!most || UNSPACED.test(word)) return [];
    const candidates = new Set((await around(word)).flatMap(held => held.words));
    if (head.e.length) {
      for (const one of await load(`e${blockOf(head.e, turned(word))}`)) candidates.add(one);
    }
    const close = [...candidates].map(one => [slips(word, one, most), one]).filter(([n]) => n <= most);
    const least = Math.min(...close.map(([n]) => n));
    return close.filter(([n]) => n === least).map(([, one]) => one).slice(0, 4);
  }

  /* A word and its other forms. What stands nowhere has those that share a stem with it, by the
     rules of languages that have some. */
  async function lookUp(word, letter = "t") {
    const firsts = head[letter];
    if (!firsts.length) return [];
    const held = await block(blockOf(firsts, word), letter), n = held.at.get(word);
    const found = new Map(n === undefined ? [] : [[word, [word, held.places[n], EXACT]]]);
    for (const stem of n === undefined ? stems.of(word) : held.stems[n]) {
      const home = stems.has ? await block(blockOf(firsts, stem), letter) : held;
      for (const one of new Set([held, home])) {
        for (const form of await formsOf(one, stem, letter)) if (!found.has(form[0])) found.set(form[0], form);
      }
    }
    return [...found.values()];
  }

  /* Compounds that end in a word (Friedensvertrag), or begin with its stem (Grenzkontrolle). */
  async function compounds(word) {
    const stem = stems.part(word), end = turned(stem);
    if (!stem) return [];
    const begun = !stems.begins(word, stem) ? [] : (await beginning(stem)).filter(([one]) => one.length > stem.length + 3);
    const from = blockOf(head.c ?? [], end), loaded = [];
    if (!head.c) loaded.push(await block(0));
    for (let number = from; number < Math.min(head.c?.length ?? 0, from + MOST_BLOCKS); number++) {
      if (number > from && !head.c[number].startsWith(end)) break;
      const [words, places] = await load(`c${number}`);
      loaded.push({ words, places });
    }
    const ended = loaded.flatMap(({ words, places }) => words.map((one, n) => [one, places[n]]));
    return [...begun, ...ended.filter(([one]) => stems.endsIn(one, stem))];
  }

  /* Every word of the index that may be meant, with its places, and what each is worth. */
  async function meant(query, number) {
    const { word } = query.words[number], isLast = number === query.words.length - 1;
    if (UNSPACED.test(word)) return { stretch: await stretch(word) };
    const found = await lookUp(word, query.isBare ? "q" : "t");
    for (const other of [number + 1, number - 1]) {
      const joined = other < number ? [other, number] : [number, other];
      if (query.words[other]) found.push(...await lookUp(joined.map(n => query.words[n].word).join("")));
    }
    if (word.length > 2 || query.words.length === 1) {
      const known = new Set(found.map(([one]) => one));
      const begun = (await beginning(word)).filter(([one]) => !known.has(one));
      found.push(...begun.map(([one, places]) => [one, places, isLast ? HALF_TYPED : BEGINS_WITH]));
    }
    const known = new Set(found.map(([one]) => one));
    found.push(...(await compounds(word)).filter(([one]) => !known.has(one)).map(([one, places]) => [one, places, PART]));
    const isFound = () => found.some(([, places]) => places);
    if (!isFound() && !stems.isOwn) found.push(...await inflected(word));
    if (!isFound()) {
      for (const one of await near(word)) found.push(...(await lookUp(one)).map(([form, places]) => [form, places, CLOSE]));
      query.isClose ||= isFound();
    }
    return { forms: found };
  }

  /* A part of a text without spaces: its pairs of characters, one after the other. */
  async function stretch(run) {
    const letters = [...run];
    if (letters.length === 1) return union((await beginning(run)).map(([, places]) => keysOf(places)));
    let keys = null;
    for (let n = 0; n < letters.length - 1; n++) {
      const pair = fold(letters[n] + letters[n + 1]), held = await block(blockOf(head.t, pair));
      const here = held.at.has(pair) ? keysOf(held.places[held.at.get(pair)]) : new Set();
      keys = keys ? new Set([...keys].filter(key => here.has(key + n) || here.has(key + n + LAST))) : here;
    }
    return keys;
  }

  const union = sets => new Set(sets.flatMap(set => [...set]));

  /* ---- Places: record and field, and the number of the word in it, as one number ---- */

  const STRIDE = 2 ** 20, LAST = (NAME_END - NAME) * STRIDE;
  const DIGITS = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, n) => { DIGITS[digit.charCodeAt(0)] = n; });

  function eachPlace(text, note) {
    let at = 0, record = 0;
    const number = () => {
      let value = 0, power = 1, digit;
      do {
        digit = DIGITS[text.charCodeAt(at++)];
        value += (digit & 31) * power;
        power *= 32;
      } while (digit & 32);
      return value;
    };
    while (at < text.length) {
      record += number();
      let value;
      do {
        value = number();
        note(record, value >> 1);
      } while (value & 1);
    }
  }

  const keyOf = (record, place) => (8 * record + (place & 7)) * STRIDE + (place >> 3);

  function keysOf(places) {
    const keys = new Set();
    eachPlace(places, (record, place) => keys.add(keyOf(record, place)));
    return keys;
  }

  const weighed = new Map(), MOST_WEIGHED = 8; // of the last words, since the next letter asks for most again
  function weigh(meaning) {
    if (meaning.stretch) return weighAnew(meaning);
    const name = meaning.forms.map(([form, , factor]) => form + factor).join(" ");
    if (!weighed.has(name)) weighed.set(name, weighAnew(meaning));
    if (weighed.size > MOST_WEIGHED) weighed.delete(weighed.keys().next().value);
    return weighed.get(name);
  }

  /* What one word is worth in each record, in which fields it stands, and where: of each spot the
     record, the place, and the factor of the form that stands there. */
  function weighAnew({ forms, stretch }) {
    const found = { worth: new Float64Array(head.docs), fields: new Uint8Array(head.docs), spread: 0, records: [], places: [], factors: [] };
    const best = new Float64Array(8 * head.docs);
    const note = (record, place, factor) => {
      const field = place & 7, more = Math.max(0, factor - best[8 * record + field]);
      found.spread += record < head.statements && found.worth[record] === 0;
      found.worth[record] += WEIGHTS[field] * more;
      best[8 * record + field] += more;
      found.fields[record] |= 1 << field;
      found.isNamed ||= field === NAME || field === NAME_END;
      found.records.push(record);
      found.places.push(place);
      found.factors.push(factor);
    };
    for (const [, places, factor] of forms ?? []) eachPlace(places, (record, place) => note(record, place, factor));
    for (const key of stretch ?? []) note(Math.floor(key / STRIDE / 8), (key % STRIDE) * 8 + Math.floor(key / STRIDE) % 8, EXACT);
    return found;
  }

  const isAt = (found, key) => (found.keys ??= new Set(found.places.map((place, n) => keyOf(found.records[n], place)))).has(key);

  /* ---- Ranking ---- */

  /* Words that stand together as typed count twice. Those of the rarer word are looked up. */
  function addNeighbours(query, found, scores) {
    for (let n = 0; n + 1 < found.length; n++) {
      const gap = query.words[n + 1].gap, seen = new Map(), [one, other] = [found[n], found[n + 1]];
      const note = (record, field) => seen.set(record, Math.max(seen.get(record) ?? 0, WEIGHTS[field]));
      const isFirst = one.places.length > other.places.length, { places, records } = isFirst ? one : other;
      for (let spot = 0; spot < places.length; spot++) {
        const place = places[spot], record = records[spot], field = place & 7, key = keyOf(record, place);
        if (isFirst) {
          if (isAt(other, key + gap) || (field === NAME && isAt(other, key + gap + LAST))) note(record, field);
        } else if (place >> 3 >= gap) {
          if (isAt(one, key - gap)) note(record, field);
          else if (field === NAME_END && isAt(one, key - gap - LAST)) note(record, NAME);
        }
      }
      for (const [record, weight] of seen) scores[record] += weight;
    }
  }

  /* Which of the words are a whole name of whom or what a record belongs to, as a set of bits. */
  function namesIn(found) {
    const owned = new Uint32Array(head.docs);
    found.forEach(({ isNamed, records, places, factors }, n) => {
      for (let spot = 0; isNamed && spot < places.length; spot++) {
        const record = records[spot], first = places[spot];
        if (((first & 7) !== NAME && (first & 7) !== NAME_END) || (first >> 3) % NAME_STEP || factors[spot] < INFLECTED) continue;
        let bits = 1 << n, place = first, last = n;
        while ((place & 7) === NAME && found[last + 1]?.isNamed) {
          const next = [place + 8, place + 8 + NAME_END - NAME].find(one => isAt(found[last + 1], keyOf(record, one)));
          if (next === undefined) break;
          place = next;
          bits |= 1 << ++last;
        }
        if ((place & 7) === NAME_END) owned[record] |= bits;
      }
    });
    return owned;
  }

  const linksOf = new Map();
  eachPlace(head.linked, (record, count) => linksOf.set(record, count));

  /* For each record how many words it has, which as a name or as a label, and its score. */
  function tally(query, found) {
    const scores = new Float64Array(head.docs), has = new Uint32Array(head.docs), labels = new Uint32Array(head.docs);
    found.forEach(({ worth, fields, spread }, n) => {
      const rarity = 1 + Math.log((head.statements + 1) / (spread + 1)) / 10; // alike where there are fewer pages
      for (let record = 0; record < head.docs; record++) {
        if (!worth[record]) continue;
        scores[record] += worth[record] * rarity;
        has[record] |= 1 << n;
        if (fields[record] & (1 << LABEL)) labels[record] |= 1 << n;
      }
    });
    addNeighbours(query, found, scores);
    const owned = namesIn(found);
    owned.forEach((bits, record) => { if (bits) scores[record] += IS_A_NAME; });
    return { scores, has, labels, owned };
  }

  const bitsOf = number => {
    let count = 0;
    for (; number; number &= number - 1) count++;
    return count;
  };

  /* What is asked of somebody by the word of a label (“Ukraine demands”) is what they said so; where
     they said nothing so, what else they said comes before what others did. */
  function askedFor({ has, labels, owned }, all) {
    const isStatement = record => record < head.statements;
    const name = owned.reduce((bits, one, record) => isStatement(record) ? bits | one : bits, 0);
    const label = labels.reduce((bits, one, record) => isStatement(record) ? bits | one : bits, 0) & ~name;
    if (!name || !label) return { isAsked: () => false, isInstead: () => false };
    const isOwn = record => isStatement(record) && owned[record] && (has[record] | label) === all;
    const isBefore = (name & -name) < (label & -label); // “who criticised Putin” asks of others
    const isAsked = record => isOwn(record) && has[record] === all && (labels[record] & label) !== 0;
    const isAny = has.some((_, record) => isAsked(record));
    return { isAsked, isInstead: record => isBefore && !isAny && isOwn(record) };
  }

  async function isPhrased(phrases) {
    const inAll = await Promise.all(phrases.map(async list => {
      const lengths = list.map(word => UNSPACED.test(word) ? [...word].length : 1);
      let at = null;
      for (const [n, word] of list.entries()) {
        const here = UNSPACED.test(word) ? await stretch(word) : await exactly(word);
        const plain = new Set([...here].map(key => Math.floor(key / STRIDE) % 8 === NAME_END ? key - LAST : key));
        at = n ? new Set([...at].map(key => key + lengths[n - 1]).filter(key => plain.has(key))) : plain;
      }
      return new Set([...at].map(key => Math.floor(key / STRIDE / 8)));
    }));
    return record => inAll.every(set => set.has(record));
  }

  const exactly = async word => keysOf(await placesOf(word));

  async function placesOf(word) {
    const [letter, firsts] = STOP.has(word) ? ["q", head.q] : ["t", head.t];
    if (!firsts.length) return "";
    const held = await block(blockOf(firsts, word), letter);
    return held.at.has(word) ? held.places[held.at.get(word)] : "";
  }

  /* Records that have all words that are known; else most of them. Pages that explain the site
     never keep others from being shown. */
  function choose(tallied, all, isIn) {
    const { has } = tallied, { isAsked, isInstead } = askedFor(tallied, all);
    const records = [...has.keys()].filter(record => has[record] && isIn(record));
    const isWhole = record => has[record] === all;
    if (records.some(record => isWhole(record) && !HELP.has(record)) || records.some(isInstead)) {
      const kept = records.filter(record => isWhole(record) || isInstead(record));
      return { kept, first: record => isAsked(record) || isInstead(record), how: records.some(isInstead) ? "instead" : "" };
    }
    const others = records.filter(record => !HELP.has(record));
    const most = Math.max(0, ...others.map(record => bitsOf(has[record])));
    const kept = records.filter(record => isWhole(record) || bitsOf(has[record]) === most);
    return { kept, first: () => false, how: kept.some(record => !isWhole(record)) ? "most" : "" };
  }

  async function find(text) {
    const query = parse(text), size = query.words.length;
    if (!size || !head.t.length) return { query, records: [], how: "found" };
    const spaced = query.isBare ? [] : query.words.filter(({ word }) => !UNSPACED.test(word));
    await Promise.all(spaced.map(({ word }) => block(blockOf(head.t, word)))); // side by side, since each has to come
    const meanings = [];
    for (let n = 0; n < size; n++) meanings.push(await meant(query, n));
    for (const { forms } of meanings) for (const [form] of forms ?? []) query.forms.add(form);
    const tallied = tally(query, meanings.map(weigh));
    const all = 2 ** size - 1;
    const { kept, first, how } = choose(tallied, all, await isPhrased(query.phrases));
    const isNamed = record => record >= head.statements && tallied.owned[record] === all;
    const tierOf = record => isNamed(record) ? 3 : record < head.statements ? 2 : HELP.has(record) ? 0 : 1;
    const tier = new Uint8Array(head.docs), score = tallied.scores;
    for (const record of kept) {
      tier[record] = tierOf(record);
      score[record] += first(record) ? IS_ASKED_FOR : 0;
    }
    const records = kept.sort((a, b) => tier[b] - tier[a] || score[b] - score[a]
      || (linksOf.get(b) ?? 0) - (linksOf.get(a) ?? 0) || a - b);
    return { query, records, how: how || (query.isClose ? "close" : "found") };
  }

  const shown = explainerResults(head, { say, wordsOf, find, records });
  return { answer: shown, statements: () => load("f0") };
}
