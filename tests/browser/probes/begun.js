() => {
  // Marks and numbers whose line begins with them: what was read before stands on another.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  const box = (text, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  const middle = rect => (rect.top + rect.bottom) / 2;
  for (let text, last; (text = walker.nextNode()); ) {
    const e = text.parentElement, words = text.data.replace(/[\s\u2060]+$/, '');
    if (!words.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
    if (last && e.closest('.r, .psg__r')) {
      const first = box(text, words.search(/[^\s\u2060]/));
      const most = Math.max(first.height, last.height) * 0.8;
      if (Math.abs(middle(first) - middle(last)) > most) found.push(`${words}: ${e.closest('p, li, td, th, div').textContent}`);
    }
    last = box(text, words.length - 1);
  }
  return found;
}
