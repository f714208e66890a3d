import { describe, expect, it } from 'vitest';
import { readAdminArguments } from './admin-arguments.ts';

const read = (line: string) => readAdminArguments(line === '' ? [] : line.split(' '));

describe('the arguments of pnpm admin', () => {
  it.each([
    ['invite ada@hub.example --hub milano', { role: 'staff', hub: 'milano', locale: 'it' }],
    [
      'invite ada@hub.example --hub=paris --role staff --locale en',
      { role: 'staff', hub: 'paris', locale: 'en' },
    ],
    ['invite --role admin ada@hub.example', { role: 'admin', locale: 'it' }],
  ])('%s', (line, request) => {
    expect(read(line)).toEqual({ command: 'invite', email: 'ada@hub.example', ...request });
  });

  it('suspend takes a note of several words', () => {
    expect(readAdminArguments(['suspend', 'ada@hub.example', '--note', ' Sold leather as wool. '])).toEqual({
      command: 'suspend',
      email: 'ada@hub.example',
      note: 'Sold leather as wool.',
    });
  });

  it.each(['', '--help', '-h', 'help', 'invite --help'])('"%s" shows the help', (line) => {
    expect(read(line)).toEqual({ command: 'help' });
  });

  it.each([
    ['promote ada@hub.example', /no command "promote"/],
    ['invite', /"" is no e-mail address/],
    ['invite ada --hub milano', /"ada" is no e-mail address/],
    ['invite ada@hub.example', /--hub milano/],
    ['invite ada@hub.example --hub milano --role admin', /all hubs/],
    ['invite ada@hub.example --hub milano --role owner', /staff or admin/],
    ['invite ada@hub.example --hub milano --locale fr', /it, en/],
    ['invite ada@hub.example bea@hub.example --hub milano', /takes no "bea@hub.example"/],
    ['invite ada@hub.example --city milano', /--city/],
    ['suspend ada@hub.example', /--note/],
    ['suspend ada@hub.example --hub milano', /takes no --hub/],
    ['restore ada@hub.example --note x', /takes no --note/],
    ['list-staff ada@hub.example', /takes no address/],
  ])('%s is refused, with the way to the help', (line, message) => {
    expect(() => read(line)).toThrow(message);
    expect(() => read(line)).toThrow(/pnpm admin --help/);
  });
});
