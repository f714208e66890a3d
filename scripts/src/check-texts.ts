import { INTERFACE_LANGUAGES, LANGUAGES, type Language } from '@scampolo/shared/domain/catalogue';
import { OWN_TEXTS } from '@scampolo/web/i18n/all';
import { texts as english } from '@scampolo/web/i18n/en/index';
import { runCommandLine } from './lib/failure.ts';

const everyText = Object.entries(english).flatMap(([part, texts]) =>
  Object.entries(texts).map(([key, text]) => ({ part, key, text })),
);

/**
 * `pnpm check:texts [language …]`: how much each language has of the texts of the pages, and for the named ones which are
 * missing, with the English text. Fails only for a language that is offered and lacks some.
 */
await runCommandLine(async () => {
  const asked = process.argv.slice(2);
  for (const language of LANGUAGES) {
    const missing = missingTexts(language);
    const offered = INTERFACE_LANGUAGES.some((one) => one === language);
    print(
      `texts: ${language} lacks ${missing.length} of ${everyText.length}${offered ? '' : ', read in English'}`,
    );
    if (asked.includes(language)) for (const line of missing) print(`  ${line}`);
    if (offered && missing.length > 0) process.exitCode = 1;
  }
});

function missingTexts(language: Language): string[] {
  return everyText
    .filter(({ key }) => OWN_TEXTS[language][key] === undefined)
    .map(
      ({ part, key, text }) =>
        `${part} ${key}: ${typeof text === 'string' ? text : Object.values(text).join(' | ')}`,
    );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
