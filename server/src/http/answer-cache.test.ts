import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, test } from 'vitest';
import { createPublicAnswers, hasTag, jsonAnswer, type PublicAnswer } from './answer-cache.ts';

/** Answers for a version that the test sets, and what was sent. */
function startAnswers() {
  const state = { version: '1', now: 0, held: null as PromiseWithResolvers<void> | null };
  const answers = createPublicAnswers(
    async () => {
      await state.held?.promise;
      return state.version;
    },
    () => state.now,
  );
  async function ask(
    make: () => Promise<PublicAnswer>,
    key = 'key',
    options?: { expectNew: boolean },
  ): Promise<string> {
    let sent = '';
    const reply = {
      headers: () => reply,
      header: () => reply,
      send: (body: Buffer) => (sent = String(body)),
    };
    const request = { headers: {} } as FastifyRequest;
    await answers.send(request, reply as unknown as FastifyReply, key, make, options);
    return sent;
  }
  return { state, ask };
}

const says = (value: string) => async () => jsonAnswer(value);

describe('answers from memory', () => {
  test('are given while the version is the same, for a minute', async () => {
    const { state, ask } = startAnswers();
    expect(await ask(says('one'))).toBe('"one"');
    expect(await ask(says('two'))).toBe('"one"');
    expect(await ask(says('two'), 'other key')).toBe('"two"');
    state.version = '2';
    expect(await ask(says('three'))).toBe('"three"');
    state.now = 59_999;
    expect(await ask(says('four'))).toBe('"three"');
    state.now = 60_000;
    expect(await ask(says('five'))).toBe('"five"');
  });

  test('are filed under the version from before they were made', async () => {
    const { state, ask } = startAnswers();
    const changedMeanwhile = async () => {
      state.version = '2';
      return jsonAnswer('perhaps from before');
    };
    await ask(changedMeanwhile);
    expect(await ask(says('from after'))).toBe('"from after"');
  });

  test('that are expected to be new do not wait for the version, and are filed under the one before', async () => {
    const { state, ask } = startAnswers();
    const askNew = (value: string) => ask(says(value), 'key', { expectNew: true });
    await ask(says('any'), 'other key');
    state.version = '2';
    state.held = Promise.withResolvers<void>();
    expect(await askNew('made meanwhile')).toBe('"made meanwhile"');
    state.held.resolve();
    expect(await askNew('of version 2')).toBe('"of version 2"');
    expect(await askNew('not needed')).toBe('"of version 2"');
  });

  test('that are expected to be new are made once for all who ask at a time', async () => {
    const { ask } = startAnswers();
    await ask(says('any'), 'other key');
    const slow = Promise.withResolvers<PublicAnswer>();
    const asked = [1, 2, 3].map((n) =>
      ask(n === 1 ? () => slow.promise : says(`again ${n}`), 'key', { expectNew: true }),
    );
    slow.resolve(jsonAnswer('once'));
    expect(await Promise.all(asked)).toEqual(['"once"', '"once"', '"once"']);
  });

  test('are made once for all who ask at a time, but not for who asks after a change', async () => {
    const { state, ask } = startAnswers();
    const slow = Promise.withResolvers<PublicAnswer>();
    const begun = Promise.withResolvers<void>();
    let made = 0;
    const make = () => {
      made += 1;
      begun.resolve();
      return slow.promise;
    };
    const early = [ask(make), ask(make)];
    await begun.promise;
    state.version = '2';
    expect(await ask(says('after'))).toBe('"after"');
    slow.resolve(jsonAnswer('before'));
    expect(await Promise.all(early)).toEqual(['"before"', '"before"']);
    expect(made).toBe(1);
    expect(await ask(says('later'))).not.toBe('"before"');
  });

  test('a failure is told to all who waited for it and not kept', async () => {
    const { ask } = startAnswers();
    const fail = async () => {
      throw new Error('not there');
    };
    const both = await Promise.allSettled([ask(fail), ask(fail)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask(says('there'))).toBe('"there"');
  });

  test('what is not to be kept is made for each', async () => {
    const { ask } = startAnswers();
    const once = async () => ({ ...jsonAnswer('one'), keep: false });
    await ask(once);
    expect(await ask(says('two'))).toBe('"two"');
  });
});

test.each([
  [undefined, false],
  ['W/"a"', true],
  ['"a"', true],
  ['W/"b", W/"a"', true],
  ['*', true],
  ['W/"ab"', false],
  ['a', false],
])('If-None-Match: %s', (header, expected) => {
  expect(hasTag(header, 'W/"a"')).toBe(expected);
});
