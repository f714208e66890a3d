import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenForStop, type StopRequest, whenAborted } from './stop-request.ts';

let stop: StopRequest;
let timesAsked: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  timesAsked = 0;
  stop = listenForStop(() => {
    timesAsked += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s asks to stop in order', async (signal) => {
  expect(stop.asked.aborted).toBe(false);
  process.emit(signal);
  await whenAborted(stop.asked);
  expect(stop.forced.aborted).toBe(false);
});

test('one Ctrl-C that the terminal and the package manager both deliver is one request', () => {
  process.emit('SIGINT');
  vi.advanceTimersByTime(300);
  process.emit('SIGINT');
  process.emit('SIGTERM');
  expect(stop.forced.aborted).toBe(false);
  expect(timesAsked).toBe(1);
});

test('a second Ctrl-C forces', async () => {
  process.emit('SIGINT');
  vi.advanceTimersByTime(1500);
  process.emit('SIGINT');
  await whenAborted(stop.forced);
  expect(timesAsked).toBe(1);
});

test('a part that fails asks like Ctrl-C does', () => {
  stop.ask();
  expect(stop.asked.aborted).toBe(true);
  expect(timesAsked).toBe(1);
});
