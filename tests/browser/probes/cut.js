() => {
  // What is known of an element is asked once: every text below it needs the same.
  const known = new Map();
  const about = e => known.get(e) ?? (known.set(e, ask(e)), known.get(e));
  const ask = e => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const above = e.parentElement ? about(e.parentElement) : { gone: false, scrolls: false };
    // For screen readers only, by whatever rule: a box of one pixel, or one that is clipped away.
    const isTiny = box.width && box.width < 2;
    const isClipped = style.clipPath.startsWith('inset') || style.clip.startsWith('rect');
    return {
      above, box,
      gone: above.gone || isTiny || isClipped,
      scrolls: above.scrolls || ['auto', 'scroll'].includes(style.overflowX),
      cuts: ['hidden', 'clip'].includes(style.overflowX),
    };
  };
  const isCut = (one, rects) => !!one.box && (isCut(one.above, rects) || (one.cuts
    && rects.some(r => r.right > one.box.right + 2 || r.left < one.box.left - 2)));
  const found = [];
  const wide = document.documentElement.clientWidth + 1;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode()); ) {
    const e = text.parentElement;
    if (!text.data.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
    const one = about(e);
    if (one.gone || one.scrolls) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(r => r.width > 1 && r.bottom > 0);
    if (rects.some(r => r.right > wide || r.left < -1) || isCut(one, rects))
      found.push(`${e.tagName}.${e.className}: ${text.data.trim().slice(0, 60)}`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`scrolls to ${root.scrollWidth}`);
  return found;
}
