import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place in a file, as V8 writes it at the end of a frame. */
const PLACE = /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/;

/** The maps of files that stood in a stack; null for a file without one. */
const maps = new Map<string, SourceMap | null>();

/**
 * The frames of a stack with places in our sources instead of the bundle's, relative to the working directory; others stay as they
 * are. The map of a file is read when its first frame is seen, and kept: Node's own support reads all of them at each start, and
 * takes 12 MB.
 */
export function mapFrames(frames: string): string {
  return frames.split('\n').map(mapFrame).join('\n');
}

function mapFrame(frame: string): string {
  return frame.replace(PLACE, (place, url: string, line: string, column: string) => {
    const origin = mapOf(url)?.findOrigin(Number(line), Number(column));
    if (origin === undefined || !('fileName' in origin)) return place;
    const source = resolve(dirname(fileURLToPath(url)), origin.fileName);
    return `${relative('', source)}:${origin.lineNumber}:${origin.columnNumber}`;
  });
}

function mapOf(url: string): SourceMap | null {
  let map = maps.get(url);
  if (map === undefined) {
    map = readMap(fileURLToPath(url));
    maps.set(url, map);
  }
  return map;
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    // Sources themselves, files of packages: their places are what they are.
    return null;
  }
}
