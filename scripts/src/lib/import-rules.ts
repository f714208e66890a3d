import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { REPOSITORY_ROOT } from './repository.ts';

/** What a check of the import rules found. */
export interface ImportCheck {
  /** How many of our own modules were read; 0 means that nothing was checked. */
  readonly modules: number;
  /** How many imports they contain. */
  readonly imports: number;
  /** One text a forbidden import: rule, file, what it imports, and what to do instead. */
  readonly violations: readonly string[];
}

const PACKAGES = ['shared', 'db', 'server', 'web', 'scripts'];

/**
 * Checks every import of the packages under `root` against `.dependency-cruiser.cjs`.
 *
 * @param root a folder laid out like this repository; packages may be missing
 */
export async function checkImports(root: string): Promise<ImportCheck> {
  const { options, ...ruleSet } = await extractConfig(join(REPOSITORY_ROOT, '.dependency-cruiser.cjs'));
  const { enhancedResolveOptions = {}, ...rest } = options ?? {};
  const cruiseOptions: ICruiseOptions = { ...rest, ruleSet, validate: true, baseDir: root };
  const packages = PACKAGES.filter((name) => existsSync(join(root, name)));
  const { output } = await cruise(packages, cruiseOptions, enhancedResolveOptions);
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered with a report instead of a result');
  return describe(output);
}

function describe({ modules, summary }: ICruiseResult): ImportCheck {
  const own = modules.filter(({ source }) => PACKAGES.some((name) => source.startsWith(`${name}/`)));
  const advice = new Map((summary.ruleSetUsed?.forbidden ?? []).map(({ name, comment }) => [name, comment]));
  return {
    modules: own.length,
    imports: own.reduce((sum, module) => sum + module.dependencies.length, 0),
    violations: summary.violations.map(({ rule, from, to, cycle }) => {
      const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
      return `${rule.name}: ${from} → ${path}\n  ${advice.get(rule.name) ?? ''}`;
    }),
  };
}
