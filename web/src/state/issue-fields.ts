import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { Issue } from '@scampolo/shared/errors';
import type { I18n } from '../i18n/translate.ts';

/**
 * The id of the field that an issue's path is about: `pieces.2.widthCm` → `f-pieces-2-widthCm`. The same function names the
 * fields, so that a link in a summary finds them.
 */
export function fieldId(path: string): string {
  return `f-${(FIELD_OF[path] ?? path).replaceAll('.', '-')}`;
}

/** Paths of the API whose value is entered in a field that is called otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = {
  amount: 'amount.value',
  'amount.unit': 'amount.value',
  smallestCut: 'smallestCut.value',
  'smallestCut.unit': 'smallestCut.value',
  price: 'price.value',
  'pickup.kind': 'pickup',
  'allocation.mode': 'allocation',
};

/** The issues of one field: exactly its path, one of its other names, or a member of the list it holds. */
export function issuesAt(issues: readonly Issue[], path: string, whole = false): Issue[] {
  return issues.filter(
    (issue) => fieldId(issue.path) === fieldId(path) || (whole && issue.path.startsWith(`${path}.`)),
  );
}

/** An issue as the server's JSON has it. */
type Told = Omit<Issue, 'params'> & { params?: Issue['params'] | undefined };

/** What is wrong and how to mend it, in the page's language; the server's English sentence for a rule without a text. */
export function issueWords({ code, params = {}, message }: Told, i18n: I18n): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? i18n.number(value) : value,
    ]),
  );
  const part = shown['part'];
  if (part !== undefined) shown['part'] = i18n.maybe(`part.${part}`) ?? part;
  if (code === 'out_of_range') {
    const bounds = 'min' in params ? ('max' in params ? '.both' : '.min') : 'max' in params ? '.max' : '';
    return i18n.maybe(`issue.out_of_range${bounds}`, shown) ?? message;
  }
  return i18n.maybe(`issue.${code}`, shown) ?? message;
}

/** What the field of a path is called, for the summary; the path itself where the form has no such field. */
export function fieldName(path: string, terms: CatalogueJson, i18n: I18n): string {
  const [head = '', second = ''] = path.split('.');
  if (head === 'attributes') {
    return terms.attributes.find((attribute) => attribute.code === second)?.name ?? second;
  }
  return i18n.maybe(`post.${head}`) ?? path;
}
