() => {
  const shown = within => {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const words = [];
    for (let text; (text = walker.nextNode()); )
      if (text.parentElement.checkVisibility({ visibilityProperty: true })) words.push(text.data);
    return words.join('');
  };
  const leading = within => [...within.querySelectorAll('a[href]')]
    .filter(a => a.closest('details') || a.checkVisibility()).map(a => a.href.split(/[?#]/)[0]);
  const cards = [...document.querySelectorAll('article.st[data-id]')];
  return {
    text: shown(document.body),
    links: leading(document),
    cards: Object.fromEntries(cards.map(one => [one.dataset.id, [shown(one), leading(one)]])),
    offered: [...document.querySelectorAll('button:not([popovertarget]), select, .js-only')]
      .filter(one => one.checkVisibility({ visibilityProperty: true })).length,
    matrix: [...document.querySelectorAll('table.mx, #matrix-caption')].map(shown).join(' '),
    rows: document.querySelectorAll('table.mx .mx__r').length,
  };
}
