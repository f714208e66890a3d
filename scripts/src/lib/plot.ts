import { writeFile } from 'node:fs/promises';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A figure measured at a place of the horizontal axis. */
export interface PlotPoint {
  x: number;
  y: number;
  /** name of the line it belongs to, for the legend */
  line: string;
}

/** A picture of measured figures. */
export interface PlotPicture {
  /** what it shows, with its unit; also its description for who cannot see it */
  title: string;
  /** names of the axes with their units */
  xLabel: string;
  yLabel: string;
  points: readonly PlotPoint[];
  /** places of the horizontal axis where something happened, drawn as faint rules */
  events?: readonly number[];
  /** a logarithmic horizontal axis, for sizes that grow by factors */
  logX?: boolean;
}

const COLOURS = ['#2a4168', '#b3541e', '#4f7a3a', '#8a3b6b', '#6b6557'];

/** Draws lines with their points as a standalone SVG picture, readable on light and dark pages. */
export function drawPlot(picture: PlotPicture): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const lines = [...new Set(picture.points.map(({ line }) => line))];
  const places = [...new Set(picture.points.map(({ x }) => x))];
  const channels = { x: 'x', y: 'y', stroke: 'line' } as const;
  const svg = Plot.plot({
    document,
    width: 760,
    height: 380,
    marginLeft: 60,
    marginRight: 150,
    x: {
      label: picture.xLabel,
      grid: true,
      ...(picture.logX
        ? { type: 'log', ticks: places, tickFormat: (value: number) => value.toLocaleString('en') }
        : {}),
    },
    y: { label: picture.yLabel, grid: true, zero: true },
    color: { domain: lines, range: COLOURS.slice(0, Math.max(1, lines.length)) },
    marks: [
      Plot.ruleX(picture.events ?? [], { stroke: '#888', strokeOpacity: 0.25 }),
      Plot.line(picture.points, { ...channels, strokeWidth: 2 }),
      ...(picture.points.length <= 60 ? [Plot.dot(picture.points, { ...channels, fill: 'line', r: 3 })] : []),
      Plot.text(
        picture.points,
        Plot.selectLast({
          x: 'x',
          y: 'y',
          z: 'line',
          text: 'line',
          fill: 'line',
          textAnchor: 'start',
          dx: 8,
        }),
      ),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', picture.title);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', '#fffdf8'],
  ] as const) {
    ground.setAttribute(name, value);
  }
  svg.insertBefore(ground, svg.firstChild);
  return `${svg.outerHTML}\n`;
}

/** Writes {@link drawPlot} into a file. */
export async function writePlot(path: string, picture: PlotPicture): Promise<void> {
  await writeFile(path, drawPlot(picture));
}
