import { describe, expect, it } from 'vitest';
import { passwordIssue } from './password-rules.ts';

const owner = {
  email: 'k4tia.rossi@maglieria.example',
  name: 'Katia Rossi',
  workshops: ['Atelier Ponte 12', 'Ærø'],
};
const issueOf = (password: string) => passwordIssue(password, owner, 'password');

describe('a new password', () => {
  it.each([
    ...['qwertyuiop', 'QwertyUiop', '1234567890', 'password123', '1q2w3e4r5t', 'basketball', 'ｐassword123'],
    ...['password123456', '2024!Sunshine', 'juventus!!!', '00-Princess-99'],
    ...['aaaaaaaaaa', 'ababababababab', '1111111111111', '          '],
    ...['scampolo2026', 'Scampolo-2026!', '!!scampoloSCAMPOLO'],
    ...[
      'k4tia.rossi@maglieria.example',
      'K4tia.Rossi1',
      'katiarossi',
      'Katia.Rossi.1985',
      '1985 rossi katia 1985',
    ],
    ...['Atelier Ponte 12', 'atelierponte12', 'ponte-atelier-2026', 'katia@ponte1', 'ærø-ærø-ærø-1'],
  ])('is refused where anybody would try it first: %j', async (password) => {
    expect(await issueOf(password)).toMatchObject({ path: 'password', code: 'too_common' });
  });

  it.each([
    'a long enough password',
    'scampolo-demo',
    'corretto cavallo batteria',
    'katia va al mercato',
    '8395017264',
    'ponteggio1',
    'Xk9#vQ2$mL',
    'パスワードは長いほうがよい',
    'sunshine-84021957',
  ])('is taken when it is nobody’s first guess: %j', async (password) => {
    expect(await issueOf(password)).toBeNull();
  });

  it('is not judged by names too short to mean anything', async () => {
    const short = { email: 'a@b.example', name: 'Al', workshops: ['12'] };
    expect(await passwordIssue('al-12345-67890', short, 'password')).toBeNull();
  });
});
