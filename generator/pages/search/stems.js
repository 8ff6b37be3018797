/* The stems of a word by the rules of languages, as generator/pages/search/stems.py finds them. `told` has
   those rules by language; `site` is the language of the site. */
function explainerStems(told, site) {
  const languages = Object.entries(told).map(([name, { letters, rules, irregular, compounds }]) => ({
    isOwn: name === site.split("-")[0].toLowerCase(),
    letters: new RegExp(`^${letters}`, "u"),
    rules: rules.map(([find, put, keeps]) => [new RegExp(find, "gu"), put, keeps]),
    regular: form => Object.hasOwn(irregular, form) ? irregular[form] : form,
    compounds,
  }));

  function stemsIn({ rules, regular }, word) {
    let forms = [regular(word)];
    for (const [find, put, keeps] of rules) {
      const tried = forms.map(form => [form, regular(form.replace(find, put))]);
      forms = [...new Set(tried.flatMap(([form, changed]) => keeps ? [form, changed] : [changed]))];
    }
    return forms;
  }

  /* In each language whose letters it has. */
  const of = word => [...new Set(languages.filter(({ letters }) => letters.test(word)).flatMap(one => stemsIn(one, word)))];

  const own = languages.find(({ isOwn }) => isOwn), { compounds } = own ?? {};

  /* What of a word is looked for in compounds, where the language of the site has some. */
  function part(word) {
    const stem = compounds?.least && own.letters.test(word) ? stemsIn(own, word)[0] : "";
    return stem.length > 2 ? stem : "";
  }

  /* Whether this is what is left of a word at the beginning of a compound; ä may be ae there. */
  const begins = (word, stem) => stem.length > 3
    && [0, 1].some(more => new RegExp(compounds.lost, "u").test(word.slice(stem.length + more)));

  /* Whether a word is a compound of others and, at its end, one with this stem. */
  function endsIn(word, stem) {
    const [whole] = stemsIn(own, word), before = whole.slice(0, -stem.length);
    return whole.endsWith(stem) && before.length > 2 && /[aeiouy]/.test(before)
      && !compounds.prefixes.includes(before)
      && (stem.length >= compounds.least || new RegExp(compounds.short, "u").test(before));
  }

  return { has: true, isOwn: Boolean(own), of, part, begins, endsIn };
}
