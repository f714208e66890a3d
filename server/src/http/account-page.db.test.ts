import { deletionPreview, memberExport } from '@scampolo/shared/contract/privacy';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccount } from '../modules/privacy/archive-repository.ts';
import { newPerson } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { accountPage } from './page-content.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

describe('the page of one’s account', () => {
  it('knows the sessions, the copies, and what deleting would do, as the API has them', async () => {
    const person = await newPerson(test);
    const asked = (await person.call('POST', '/me/exports')).body;
    const account = await findAccount(test.deps.db, person.memberId);
    const content = await accountPage(test.deps, { actor: account?.actor ?? null } as FastifyRequest);
    if (content.page !== 'account') throw new Error(`it is the page ${content.page}`);
    expect(content.sessions).toHaveLength(1);
    expect(content.exports.map((one) => memberExport.parse(one))).toEqual([asked]);
    expect(deletionPreview.parse(content.deletion)).toEqual((await person.call('GET', '/me/deletion')).body);
  });

  it('is for who is signed in', async () => {
    const visitor = { actor: null } as FastifyRequest;
    await expect(accountPage(test.deps, visitor)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
