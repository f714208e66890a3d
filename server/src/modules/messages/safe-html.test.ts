import { expect, test } from 'vitest';
import { html } from './safe-html.ts';

test('escapes texts in content and in attributes', () => {
  expect(html`<p title="${`a"b'c`}">${'<b>&</b>'}</p>`.markup).toBe(
    '<p title="a&quot;b&#39;c">&lt;b&gt;&amp;&lt;/b&gt;</p>',
  );
});

test('lets in what it made itself, once and in lists', () => {
  const item = html`<li>${'<'}</li>`;
  expect(html`<ul>${item}${[item, item]}</ul>${3}`.markup).toBe(
    '<ul><li>&lt;</li><li>&lt;</li><li>&lt;</li></ul>3',
  );
});
