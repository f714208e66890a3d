import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { useState } from 'preact/hooks';
import { AmountField } from '../components/amount-field.tsx';
import { ColourList } from '../components/colour-list.tsx';
import { CompositionBar } from '../components/composition-bar.tsx';
import { Fact } from '../components/fact.tsx';
import { Gallery } from '../components/gallery.tsx';
import { LotDrawing } from '../components/lot-drawing.tsx';
import { Swatch } from '../components/swatch.tsx';
import { WordNote } from '../components/word-note.tsx';
import { useI18n } from '../i18n/context.tsx';
import { claimableOf } from '../state/claim-amount.ts';
import { termName } from '../state/terms.ts';
import { lengthLot, piecesLot } from './samples.ts';
import { Sample, Section } from './section.tsx';

interface ClothProps {
  terms: CatalogueJson;
}

/** What cloth is said to be: composition, colours, facts, and a word explained. */
export function ClothParts({ terms }: ClothProps) {
  const { t } = useI18n();
  const fibre = (code: string): string => termName(terms, 'fibres', code);
  return (
    <Section name="cloth">
      {BLENDS.map((shares) => (
        <CompositionBar key={shares.length} shares={shares} nameOf={fibre} />
      ))}
      <div class="sample-swatch">
        <Swatch colours={lengthLot.colours} />
      </div>
      <ColourList colours={lengthLot.colours} terms={terms} />
      <dl>
        <Fact name={t('style.fact')}>{t('style.words')}</Fact>
        <Fact name={<WordNote word="selvedge" />}>{t('style.toggle')}</Fact>
      </dl>
    </Section>
  );
}

const BLENDS = [
  [{ fibre: 'wool', percent: 100 }],
  [
    { fibre: 'wool', percent: 80 },
    { fibre: 'polyamide', percent: 20 },
  ],
  ['wool', 'silk', 'cotton', 'polyamide', 'elastane', 'viscose'].map((fibre, index) => ({
    fibre,
    percent: [40, 25, 15, 10, 7, 3][index] ?? 0,
  })),
];

/** Lots to scale: a length with what is taken, gone and wrong; pieces that can be touched. */
export function DrawingParts({ terms }: ClothProps) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({ 'piece-1': 1 });
  return (
    <Section name="drawing">
      <Sample title={t('style.length')}>
        <LotDrawing listing={lengthLot} terms={terms} chosen={{}} takenCm={250} />
      </Sample>
      <Sample title={t('style.pieces')}>
        <LotDrawing
          listing={piecesLot}
          terms={terms}
          chosen={chosen}
          takenCm={0}
          onTouch={(id) => setChosen({ ...chosen, [id]: chosen[id] ? 0 : 1 })}
        />
      </Sample>
    </Section>
  );
}

/** How much, on the tape. */
export function TapePart() {
  const { t } = useI18n();
  const [text, setText] = useState('2,5');
  const claimable = claimableOf(lengthLot);
  return (
    <Section name="tape">
      {claimable && (
        <Sample title={t('style.usual')}>
          <AmountField claimable={claimable} text={text} onText={setText} problem={null} />
        </Sample>
      )}
    </Section>
  );
}

/** Photos, which open as large as the screen, and their absence. */
export function PhotoParts() {
  const { t } = useI18n();
  return (
    <Section name="photo">
      <div class="sample-grid">
        <Sample title={t('style.photos')}>
          <Gallery listing={lengthLot} />
        </Sample>
        <Sample title={t('card.noPhoto')}>
          <Gallery listing={piecesLot} />
        </Sample>
      </div>
    </Section>
  );
}
