import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page against WCAG 2.2 AA and its best practices, one line a finding. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  // In the page's own words, here and below: the types of these files are Node's.
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
}

/** True when the page scrolls sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
}

/**
 * Words that are cut or stand outside the window, one line each. What is in a box that scrolls is not cut, nor is what is hidden on
 * purpose; words that end in "…" are, but for the member's name in the header, which the menu below it says in full.
 */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const faults = [];
    const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const hides = (value) => value === 'hidden' || value === 'clip';
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const element = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || !seen(element)) continue;
      if (element.closest('.visually-hidden, .skip, .who, script, option, svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const text = range.getBoundingClientRect();
      if (text.width < 2) continue;
      const say = (what) => faults.push(what + ': "' + words.currentNode.data.trim().slice(0, 40) + '" in ' +
        element.tagName.toLowerCase() + '.' + element.className);
      let scrolls = false;
      for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        const across = Math.max(text.right - edge.right, edge.left - text.left);
        const down = Math.max(text.bottom - edge.bottom, edge.top - text.top);
        if (style.overflowX === 'auto' || style.overflowX === 'scroll') { scrolls = true; break; }
        if (style.overflowY === 'auto' || style.overflowY === 'scroll') { scrolls = true; break; }
        if (hides(style.overflowX) && across > 1) { say('cut across'); break; }
        if (hides(style.overflowY) && down > 3) { say('cut below'); break; }
        if (style.position === 'fixed') break;
      }
      if (!scrolls && (text.right > innerWidth + 1 || text.left < -1)) say('outside');
    }
    return faults;
  })()`);
}

/**
 * Controls that keyboard focus reaches and that cannot be seen then, because something lies over them or they have no size; one line
 * each. Goes through them down the page and back up. Moves the focus.
 */
export function hiddenControls(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const faults = [];
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    for (const control of [...all, ...[...all].reverse()]) {
      if (control.disabled || control.type === 'hidden' || control.tabIndex < 0) continue;
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      control.focus();
      if (document.activeElement !== control) continue;
      const hidden = control.classList.contains('visually-hidden');
      const shown = (hidden && control.closest('label')) || control;
      const { left, top, width, height } = shown.getClientRects()[0] ?? new DOMRect();
      const isThere = (x, y) => {
        const over = document.elementFromPoint(left + x * width, top + y * height);
        return over !== null && (shown.contains(over) || over.contains(shown) && over.matches('a, label, button') ||
          over.closest('label')?.control === control || over === shown.parentElement && over.matches('li, td'));
      };
      const points = [0.1, 0.5, 0.9];
      if (width < 2 || !points.some((x) => points.some((y) => isThere(x, y))))
        faults.push('hidden: ' + control.outerHTML.slice(0, 120));
    }
    return faults;
  })()`);
}
