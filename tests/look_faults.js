// What can be counted of how a page looks: runs in the page and returns a list of {kind, what}.
() => {
  const faults = [];
  const name = (node) => {
    const own = node.id ? `#${node.id}` : node.className && node.className.baseVal === undefined && node.className ? `.${String(node.className).split(" ")[0]}` : "";
    return `${node.tagName.toLowerCase()}${own}`;
  };
  const add = (kind, what) => faults.push({ kind, what: String(what).replace(/\s+/g, " ").slice(0, 160) });
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) {
    const wide = [...document.body.querySelectorAll("*")].find((node) =>
      node.getBoundingClientRect().right > page.clientWidth + 1 && !node.parentElement.closest(".scroll, svg, dialog, .skip"));
    add("sideways scroll", `${page.scrollWidth} of ${page.clientWidth} px, ${wide ? name(wide) : "?"}`);
  }

  // Lines of text as they lie on the page, without those that a box of their own lets scroll away.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg, script, style, dialog, .skip") || !seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = parent.closest(".scroll");
    for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) lines.push({ rect, text: node.data, box });
  }
  const overlap = (a, b) => ({
    x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  });
  lines.sort((a, b) => a.rect.top - b.rect.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].rect.top < one.rect.bottom; next++) {
      const two = lines[next], shared = overlap(one.rect, two.rect);
      if (one.box !== two.box) continue;
      if (shared.x > 2 && shared.y > 0.4 * Math.min(one.rect.height, two.rect.height)) add("overlapping text", `${one.text} | ${two.text}`);
    }
  });

  for (const node of document.body.querySelectorAll("*")) {
    if (node.closest("svg, dialog, .skip") || !seen(node) || !node.textContent.trim()) continue;
    const style = getComputedStyle(node);
    const hides = (value) => value === "hidden" || value === "clip";
    if (hides(style.overflowX) && node.scrollWidth > node.clientWidth + 1) add("clipped text", `${name(node)} ${node.textContent}`);
    if (hides(style.overflowY) && node.scrollHeight > node.clientHeight + 1) add("clipped text", `${name(node)} ${node.textContent}`);
  }

  for (const figure of document.querySelectorAll("figure")) {
    const svg = figure.querySelector("svg");
    const drawn = svg && svg.querySelector("path, rect, circle, line, text, polyline, polygon, use");
    const size = svg && svg.getBoundingClientRect();
    if (!drawn || size.width < 50 || size.height < 20) add("empty figure", name(figure));
  }
  for (const image of document.images) if (image.complete && !image.naturalWidth) add("empty figure", image.getAttribute("src"));

  const tilted = (node) => { const m = node.getScreenCTM(); return Math.abs(m.b) > 0.01; };
  for (const svg of document.querySelectorAll("figure svg")) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].filter((node) => node.textContent.trim());
    const boxes = texts.map((node) => ({ text: node.textContent, rect: node.getBoundingClientRect(), tilted: tilted(node) }));
    boxes.forEach((one, index) => {
      const { rect } = one;
      if (rect.left < frame.left - 1 || rect.right > frame.right + 1 || rect.top < frame.top - 1 || rect.bottom > frame.bottom + 1) add("clipped text", `figure: ${one.text}`);
      for (const two of boxes.slice(index + 1)) {
        const shared = overlap(rect, two.rect);
        if (!one.tilted && !two.tilted && shared.x > 1.5 && shared.y > 0.3 * Math.min(rect.height, two.rect.height)) add("overlapping text", `figure: ${one.text} | ${two.text}`);
      }
    });
  }
  return faults;
}
