import { createRandom, pickOne, type Random } from '@scampolo/db/seed/demo/draw/random';
import type { Category, Language, Names } from '@scampolo/shared/domain/catalogue';
import type { ColourFamily } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { labels } from '@scampolo/shared/reference/labels';
import { createZipfPick } from './zipf.ts';

/** What a title is made from. */
export interface TitleWords {
  readonly category: Category;
  readonly form: string;
  readonly blend: readonly { fibre: string }[];
  readonly family: ColourFamily;
  readonly locale: Language;
}

/** Cloths by the names that all languages of the trade use, the most frequent first. */
const CLOTHS =
  `twill popeline jersey denim gabardine flannel velluto jacquard chiffon tweed crêpe raso organza piqué bouclé
  tartan seersucker canvas oxford cupro georgette taffetà damasco voile chambray interlock loden panno mohair batista
  etamine percalle shantung moleskin fustagno pied-de-poule scozzese cady mikado tulle pizzo broccato ottoman satin
  chintz cretonne herringbone melton felpa spugna lurex milano-rib ponte ripstop softshell neoprene vichy zephyr
  galles gessato`.split(/\s+/u);

/** Names of mills and collections: a few are on many cloths, most on hardly any. */
const MILLS = 40_000;
const SYLLABLES =
  `ba be bo bri ca ce cla co da del di do fa fe fio ga ge gri la le li lo ma me mi mon na ne no pa pe pio ra re ri ro
  sa se si so ta te ti to tre va ve vi vo za ze zo`.split(/\s+/u);

const cloth = createZipfPick(CLOTHS, 0.8);
const mill = createZipfPick(millNames());

/** The name of a cloth, of those that all languages use. */
export function clothWord(random: Random): string {
  return cloth(random);
}

/** The name of a mill or a collection. */
export function millWord(random: Random): string {
  return mill(random);
}

/** A title as people write them: what it is, of what, in which colour, how much is left, whose it was. At most 120 characters. */
export function titleOf(random: Random, words: TitleWords): string {
  const { category, form, blend, family, locale } = words;
  const fibre = catalogue.fibres.get(blend[0]?.fibre ?? '');
  const article = `${pickOne(random, ['art.', 'cod.', 'lot', 'n.'])} ${Math.floor(random() * 9000) + 1000}`;
  const parts = [
    nameOf(category.names, locale).split(/[,(]/)[0]?.trim() ?? '',
    random() < 0.7 ? clothWord(random) : '',
    fibre ? nameOf(fibre.names, locale) : '',
    nameOf(labels.colours[family] ?? { it: family, en: family }, locale),
    random() < 0.5 ? nameOf(catalogue.forms.get(form)?.names ?? { it: '', en: '' }, locale) : '',
    random() < 0.5 ? millWord(random) : '',
    random() < 0.3 ? article : '',
  ];
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 120);
}

/** A name in a language, in English where it has none. */
export function nameOf(names: Names, locale: Language): string {
  return names[locale] ?? names.en;
}

function millNames(): string[] {
  const random = createRandom(5);
  const names = new Set<string>();
  while (names.size < MILLS) {
    const syllables = 2 + Math.floor(random() * 3);
    const name = Array.from({ length: syllables }, () => pickOne(random, SYLLABLES)).join('');
    if (name.length > 4) names.add(name);
  }
  return [...names];
}
