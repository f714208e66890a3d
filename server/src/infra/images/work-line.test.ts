import { describe, expect, it } from 'vitest';
import { createWorkLine } from './work-line.ts';

/** Work that ends when the test says so, and what was begun so far. */
function scripted() {
  const begun: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<string>>();
  const work = (name: string) => () => {
    begun.push(name);
    const gate = Promise.withResolvers<string>();
    gates.set(name, gate);
    return gate.promise;
  };
  const end = async (name: string) => {
    gates.get(name)?.resolve(name);
    await new Promise(setImmediate);
  };
  const fail = async (name: string) => {
    gates.get(name)?.reject(new Error(name));
    await new Promise(setImmediate);
  };
  return { begun, work, end, fail };
}

describe('a work line', () => {
  it('does one thing at a time, in the order of their coming', async () => {
    const line = createWorkLine();
    const { begun, work, end } = scripted();
    const all = ['a', 'b', 'c'].map((name) => line.now(work(name)));
    expect(begun).toEqual(['a']);
    for (const name of ['a', 'b', 'c']) await end(name);
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  it('lets what can wait go behind everything else, also what comes later', async () => {
    const line = createWorkLine();
    const { begun, work, end } = scripted();
    void line.now(work('a'));
    void line.whenIdle(work('patient 1'));
    void line.whenIdle(work('patient 2'));
    void line.now(work('b'));
    await end('a');
    await end('b');
    expect(begun).toEqual(['a', 'b', 'patient 1']);
    void line.now(work('c'));
    await end('patient 1');
    await end('c');
    expect(begun).toEqual(['a', 'b', 'patient 1', 'c', 'patient 2']);
  });

  it('counts what cannot wait, and nothing else', async () => {
    const line = createWorkLine();
    const { work, end } = scripted();
    void line.whenIdle(work('patient'));
    expect(line.urgent).toBe(0);
    void line.now(work('a'));
    void line.now(work('b'));
    expect(line.urgent).toBe(2);
    await end('patient');
    await end('a');
    expect(line.urgent).toBe(1);
    await end('b');
    expect(line.urgent).toBe(0);
  });

  it('goes on after a failure, which only its own work is told', async () => {
    const line = createWorkLine();
    const { work, end, fail } = scripted();
    const outcomes = Promise.allSettled([line.now(work('a')), line.now(work('b'))]);
    await fail('a');
    await end('b');
    expect(await outcomes).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'b' }]);
    expect(line.urgent).toBe(0);
  });

  it('is settled when there is nothing left to do', async () => {
    const line = createWorkLine();
    await line.settled();
    const { work, end } = scripted();
    void line.now(work('a'));
    void line.whenIdle(work('b'));
    let settled = false;
    const settling = line.settled().then(() => {
      settled = true;
    });
    await end('a');
    expect(settled).toBe(false);
    await end('b');
    await settling;
  });
});
