import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { findBrowser } from './lib/browser.ts';
import { type DemoExchange, signInDemo, startDemoExchange } from './lib/demo-exchange.ts';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { runProgram } from './lib/run-program.ts';

// Not a dependency: it brings 150 packages that nothing else needs.
const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
  'total-byte-weight',
] as const;

/** The parts of Lighthouse's report that are read. */
interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { title: string; score: number | null; numericValue?: number; scoreDisplayMode: string }
  >;
}

interface MeasuredPage {
  name: string;
  address: string;
  cookie?: string;
}

/**
 * `pnpm lighthouse`: what Lighthouse says of search, a listing and posting, on a phone (its mobile throttling), as medians of
 * five runs each on an exchange with the demo data. Prints a table and every audit that is not perfect; never fails because
 * of a figure.
 */
await runCommandLine(async () => {
  const browser = await findBrowser();
  if (browser === undefined)
    throw setUpError('Lighthouse needs a Chromium.', 'Install one, or set CHROMIUM_PATH.');
  await using exchange = await startDemoExchange();
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-lighthouse-'));
  try {
    for (const page of await pagesOf(exchange)) {
      const reports: Report[] = [];
      for (let run = 0; run < RUNS; run += 1) reports.push(await measure(page, browser, folder));
      process.stdout.write(`${describe(page, reports)}\n`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function pagesOf({ address }: DemoExchange): Promise<MeasuredPage[]> {
  const found = (await (
    await fetch(`${address}/api/v1/search?fibre=wool&photo=true&limit=1`)
  ).json()) as SearchAnswer;
  const cookie = await signInDemo(address, 'studio@demo.scampolo.org');
  return [
    { name: 'search', address: `${address}/` },
    { name: 'listing', address: `${address}/listings/${found.hits[0]?.id}` },
    { name: 'post', address: `${address}/post`, cookie },
  ];
}

async function measure(page: MeasuredPage, browser: string, folder: string): Promise<Report> {
  const output = join(folder, 'report.json');
  const headers = join(folder, 'headers.json');
  await writeFile(headers, JSON.stringify(page.cookie ? { Cookie: page.cookie } : {}));
  const flags = ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const { code, output: said } = await runProgram(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      page.address,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      `--extra-headers=${headers}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${flags.join(' ')}`,
    ],
    { output: 'capture', env: { CHROME_PATH: browser }, timeoutMs: 240_000 },
  );
  if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${page.name}:\n${said}`);
  return JSON.parse(await readFile(output, 'utf8')) as Report;
}

function describe(page: MeasuredPage, reports: readonly Report[]): string {
  const scores = CATEGORIES.map((name) => {
    const score = median(reports.map((report) => report.categories[name]?.score ?? 0));
    return `${name} ${Math.round(score * 100)}`;
  });
  const metrics = METRICS.map((name) => {
    const value = median(reports.map((report) => report.audits[name]?.numericValue ?? 0));
    return `${name} ${name === 'cumulative-layout-shift' ? value.toFixed(3) : Math.round(value)}`;
  });
  const imperfect = Object.entries(reports.at(-1)?.audits ?? {})
    .filter(
      ([, { score, scoreDisplayMode }]) => score !== null && score < 1 && scoreDisplayMode !== 'informative',
    )
    .map(([id, { score, title }]) => `    ${id} ${score}: ${title}`);
  return [`${page.name}: ${scores.join(', ')}`, `  ${metrics.join(', ')}`, ...imperfect].join('\n');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
