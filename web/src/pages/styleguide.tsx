import '../styles/forms.css';
import '../styles/cards.css';
import '../styles/search.css';
import '../styles/listing.css';
import '../styles/account.css';
import '../styles/styleguide.css';
import { useI18n } from '../i18n/context.tsx';
import { termName } from '../state/terms.ts';
import { CardParts, MessageParts, WaitingParts } from '../styleguide/card-parts.tsx';
import { ClothParts, DrawingParts, PhotoParts, TapePart } from '../styleguide/cloth-parts.tsx';
import { ButtonParts, FieldParts, PickerPart } from '../styleguide/field-parts.tsx';
import { SECTIONS } from '../styleguide/section.tsx';
import { ColourTokens, SpaceTokens, TypeTokens } from '../styleguide/token-parts.tsx';
import { ChipParts, DialogParts, ToastParts, WayParts } from '../styleguide/way-parts.tsx';
import type { DataOf } from './page-data.ts';

/** The sample book: every token and every component of the pages, in its states. For those who build the pages; not in production. */
export function StyleguidePage({ data: { terms } }: { data: DataOf<'styleguide'> }) {
  const { t } = useI18n();
  return (
    <div class="styleguide">
      <header class="stack">
        <h1>{t('style.title')}</h1>
        <p>{t('style.intro')}</p>
        <nav aria-label={t('style.contents')}>
          <ul class="chips">
            {SECTIONS.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{t(`style.${name}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <ColourTokens />
      <TypeTokens />
      <SpaceTokens />
      <ButtonParts />
      <FieldParts />
      <PickerPart families={terms.colours} />
      <ChipParts />
      <CardParts fibreName={(code) => termName(terms, 'fibres', code)} />
      <ClothParts terms={terms} />
      <DrawingParts terms={terms} />
      <TapePart />
      <PhotoParts />
      <DialogParts />
      <ToastParts />
      <MessageParts />
      <WaitingParts />
      <WayParts />
    </div>
  );
}
