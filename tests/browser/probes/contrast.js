() => {
  // The texts of a page that stand out too little from what they stand on, by the colours that the
  // browser computed: WCAG 2.2, success criterion 1.4.3. What lies between a text and its ground is an
  // ancestor's background, never a picture: a page has none behind its words.
  const parts = colour => {
    const [r, g, b, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { rgb: [r, g, b], alpha };
  };
  const over = (top, ground) => top.rgb.map((one, at) => one * top.alpha + ground[at] * (1 - top.alpha));
  const ground = element => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const found = parts(getComputedStyle(one).backgroundColor);
      if (found.alpha > 0) layers.push(found);
      if (found.alpha === 1) break;
    }
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return layers.reverse().reduce((below, layer) => over(layer, below), dark ? [0, 0, 0] : [255, 255, 255]);
  };
  const luminance = rgb => {
    const [r, g, b] = rgb.map(one => one / 255)
      .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const isLarge = style => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  };
  const isSeen = element =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !element.closest(".vh, .skip, script, style, noscript");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !isSeen(element)) continue;
    const style = getComputedStyle(element), below = ground(element);
    const found = ratio(over(parts(style.color), below), below);
    if (found < (isLarge(style) ? 3 : 4.5)) faint.add(`${found.toFixed(2)}: ${text.data.trim().slice(0, 60)}`);
  }
  return [...faint];
}
