() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const rects = [...e.getClientRects()].filter(r => r.width && r.height);
  const at = r => [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].map(
    ([x, y]) => [r.left + r.width * x, r.top + r.height * y]);
  const shown = ([x, y]) => {
    const top = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight
      && document.elementFromPoint(x, y);
    return top && (e.contains(top) || top.contains(e));
  };
  const style = getComputedStyle(e);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  window.seen ??= new Map();
  if (!seen.has(e)) seen.set(e, seen.size);
  return {
    number: seen.get(e),
    what: `${e.tagName} ${e.className} ${(e.textContent || e.name || '').trim().slice(0, 40)}`,
    selector: e.matches('details.menu > summary') ? 'menu' : e.id || e.className,
    isShown: rects.flatMap(at).some(shown),
    hasRing: ring || style.boxShadow !== 'none',
  };
}
