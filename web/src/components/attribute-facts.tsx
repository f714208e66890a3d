import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { AttributeValue } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { Fact } from './fact.tsx';

type Attribute = CatalogueJson['attributes'][number];

interface AttributeFactsProps {
  attributes: Readonly<Record<string, AttributeValue>>;
  terms: CatalogueJson;
}

/** What only some materials have: thickness, tannage, yarn count. In the order of the catalogue. */
export function AttributeFacts({ attributes, terms }: AttributeFactsProps) {
  const i18n = useI18n();
  return (
    <>
      {terms.attributes.map((attribute) => {
        const value = attributes[attribute.code];
        return value === undefined ? null : (
          <Fact key={attribute.code} name={attribute.name}>
            {valueWords(value, attribute, i18n)}
          </Fact>
        );
      })}
    </>
  );
}

function valueWords(value: AttributeValue, { unit, options }: Attribute, { t, number }: I18n): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number')
    return unit ? `${number(value)}\u00a0${unit.replace(/2$/, '²').replace(/3$/, '³')}` : number(value);
  const name = (code: string): string => options?.find((option) => option.code === code)?.name ?? code;
  return typeof value === 'string' ? name(value) : value.map(name).join(', ');
}
