() => ({
  hidden: [...document.body.querySelectorAll('*')]
    .filter(e => !e.closest('#book--search, script, [popover], .notes > h2, td:empty, [aria-hidden="true"]'))
    .filter(e => !e.checkVisibility({ visibilityProperty: true }))
    .map(e => e.outerHTML.slice(0, 80)),
  search: document.querySelector('#book--search').checkVisibility(),
  links: [...document.querySelectorAll('a[href]')].map(a => a.href),
  cards: Object.fromEntries([...document.querySelectorAll('article.st > [id]')]
    .map(one => [one.id, one.parentElement.textContent])),
  matrix: [...document.querySelectorAll('table.mx, [id$="matrix-caption"]')].map(e => e.textContent).join(' '),
})
