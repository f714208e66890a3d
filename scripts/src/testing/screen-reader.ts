import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

type Role = Parameters<Page['getByRole']>[0];
type Name = string | RegExp;

/** What these functions ask of an element: the types of this file are Node's. */
interface Place {
  type?: string;
  name?: string;
  form?: unknown;
  ownerDocument: { activeElement: Place | null };
  contains(other: Place | null): boolean;
}

/** More stops than any page has. */
const MOST_STOPS = 220;

const LANDMARKS = new Set([
  'banner',
  'complementary',
  'contentinfo',
  'form',
  'main',
  'navigation',
  'region',
  'search',
]);

/** True when the keyboard is at this, or within it. */
export function hasFocus(place: Locator): Promise<boolean> {
  return place.first().evaluate((one: Place) => one.contains(one.ownerDocument.activeElement));
}

/** Waits until the keyboard is at this, or within it. */
export async function takesFocus(place: Locator): Promise<void> {
  await expect.poll(() => hasFocus(place), { timeout: 30_000 }).toBe(true);
}

/** What a screen reader calls by this role and name: a text is the whole name. */
export function named(page: Page, role: Role, name: Name): Locator {
  return page.getByRole(role, { name, exact: typeof name === 'string' });
}

/**
 * Presses Tab until it comes to what a screen reader calls by this role and name, as a person would. A group of radio buttons is one
 * stop, reached when any of them is.
 * @returns it
 * @throws when Tab stays where it is (a trap), or nothing of that name is on the way
 */
export async function tabTo(page: Page, role: Role, name: Name): Promise<Locator> {
  const wanted = named(page, role, name);
  await wanted.first().waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const reached = await wanted.evaluateAll(whereFocusIs);
    if (reached >= 0) return wanted.nth(reached);
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(STAYS))
      throw new Error(`Tab stays where it is before ${role} "${name}"`);
  }
  throw new Error(`${MOST_STOPS} stops and no ${role} "${name}"`);
}

/** Runs in the page. */
function whereFocusIs(all: Place[]): number {
  return all.findIndex((one) => {
    const at = one.ownerDocument.activeElement;
    if (one === at || one.type !== 'radio') return one === at;
    return at?.type === 'radio' && at.name === one.name && at.form === one.form;
  });
}

// In the page's own words: the types of this file are Node's.
const STAYS = `(() => {
  const at = document.activeElement;
  const stays = at !== document.body && at === window.stopBefore;
  window.stopBefore = at;
  return stays;
})()`;

/** Goes there by Tab and presses Enter. */
export async function press(page: Page, role: Role, name: Name): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press('Enter');
}

/** Waits until a live region says this: what a screen reader reads out by itself. */
export async function isHeard(page: Page, words: Name): Promise<void> {
  const said = () =>
    page.evaluate<string>(`[...document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')]
      .filter((one) => one.checkVisibility())
      .map((one) => one.textContent).join(' | ').replaceAll(/\\s/g, ' ')`);
  const expected = typeof words === 'string' ? words.replaceAll(/\s/g, ' ') : words;
  const wait = expect.poll(said, { timeout: 30_000 });
  await (typeof expected === 'string' ? wait.toContain(expected) : wait.toMatch(expected));
}

/**
 * Expects what one finds a page's parts by: one main part, no two landmarks of one kind and name, one heading of level 1, and no level
 * left out on the way down.
 */
export async function expectGoodOutline(page: Page): Promise<void> {
  const nodes = await accessibilityTree(page);
  const landmarks = nodes
    .filter(({ role }) => LANDMARKS.has(role))
    .map(({ role, name }) => `${role} "${name}"`);
  expect(landmarks.filter((one, index) => landmarks.indexOf(one) !== index)).toEqual([]);
  expect(nodes.filter(({ role }) => role === 'main')).toHaveLength(1);
  const headings = nodes.filter(({ role }) => role === 'heading');
  expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
  const skips = headings.filter(({ level }, index) => level > (headings[index - 1]?.level ?? level) + 1);
  expect(skips).toEqual([]);
  expect(nodes.filter(({ role, name }) => (role === 'button' || role === 'link') && !name)).toEqual([]);
}

async function accessibilityTree(page: Page): Promise<{ role: string; name: string; level: number }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      level: Number(properties?.find((one) => one.name === 'level')?.value.value ?? 0),
    }));
}
