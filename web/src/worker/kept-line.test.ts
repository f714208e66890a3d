import { describe, expect, it } from 'vitest';
import { withLine } from './kept-line.ts';

const keptAt = new Date(2026, 7, 3, 14, 5);
const page = (lang: string) =>
  `<!doctype html><html lang="${lang}"><head></head><body><div id="app"><header></header><main id="main">…</main></div></body></html>`;

describe('the line above a page that is shown as it was', () => {
  it('says since when it may have changed, in the language of the page', () => {
    expect(withLine(page('it'), { why: 'offline', keptAt })).toContain(
      'Senza rete: com’era il 3 agosto 2026 alle ore 14:05.',
    );
    expect(withLine(page('en'), { why: 'offline', keptAt })).toContain(
      'No network: as it was on 3 August 2026 at 14:05.',
    );
  });

  it('says when it is the network that is slow', () => {
    expect(withLine(page('it'), { why: 'slow', keptAt })).toContain('La rete è lenta: com’era il 3 agosto');
  });

  it('stands beside what the page’s script takes over, and changes none of that', () => {
    const shown = withLine(page('it'), { why: 'offline', keptAt });
    expect(shown).toMatch(
      /<header><\/header><aside class="note held">.*<\/aside><main id="main">…<\/main><\/div><\/body>/,
    );
    expect(shown).toContain('<a href="">Riprova</a>');
  });
});
