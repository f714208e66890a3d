import type { DemoAccount, DemoWorkshop } from './types.ts';

/** Twelve invented workshops in the nine hubs, four of them in Milan. */
export const demoWorkshops: readonly DemoWorkshop[] = [
  {
    slug: 'ventisei-aghi',
    name: 'Studio Ventisei Aghi',
    kind: 'studio',
    hub: 'milano',
    trust: 'trusted',
    locale: 'it',
    pickupPlace: 'Secondo cortile in zona Tortona, citofono «Ventisei Aghi», lunedì–venerdì 9–13 e 14–18',
  },
  {
    slug: 'quarto-verso',
    name: 'Officina Quarto Verso',
    kind: 'designer',
    hub: 'milano',
    trust: 'new',
    locale: 'it',
    pickupPlace: 'Laboratorio su strada al Giambellino, suonare «Quarto Verso», pomeriggio su appuntamento',
  },
  {
    slug: 'terzo-cortile',
    name: 'Sartoria sociale Terzo Cortile',
    kind: 'non_profit',
    hub: 'milano',
    trust: 'trusted',
    locale: 'it',
    pickupPlace: 'Casa di ringhiera al Corvetto, terzo cortile, martedì e giovedì 10–16',
  },
  {
    slug: 'banco-tortona',
    name: 'Banco materiali Tortona',
    kind: 'hub',
    hub: 'milano',
    trust: 'trusted',
    locale: 'it',
    pickupPlace: 'Banco materiali del Fab City Hub, piano terra, ingresso carraio, mercoledì e sabato 10–18',
  },
  {
    slug: 'pakgaren',
    name: 'Atelier Pakgaren',
    kind: 'designer',
    hub: 'amsterdam',
    trust: 'trusted',
    locale: 'nl',
    pickupPlace: 'Loods aan het water in Buiksloterham, groene deur, op afspraak',
  },
  {
    slug: 'agulla-fina',
    name: 'Taller Agulla Fina',
    kind: 'studio',
    hub: 'barcelona',
    trust: 'trusted',
    locale: 'ca',
    pickupPlace: 'Nau al Poblenou, planta baixa, matins de dilluns a dijous',
  },
  {
    slug: 'hvonn',
    name: 'Vefstofan Hvönn',
    kind: 'non_profit',
    hub: 'blonduos',
    trust: 'trusted',
    locale: 'is',
    pickupPlace: 'Vefstofa í Kvennaskólanum, eftir samkomulagi',
  },
  {
    slug: 'syvende-sting',
    name: 'Værksted Syvende Sting',
    kind: 'studio',
    hub: 'copenhagen',
    trust: 'new',
    locale: 'da',
    pickupPlace: 'Baggården ved Rentemestervej, port 3, hverdage 10–15',
  },
  {
    slug: 'point-passe',
    name: 'Atelier Point Passé',
    kind: 'designer',
    hub: 'geneva',
    trust: 'new',
    locale: 'fr',
    pickupPlace: 'Halle aux Charmilles, deuxième étage, sur rendez-vous',
  },
  {
    slug: 'contrefil',
    name: 'Maison Contrefil',
    kind: 'studio',
    hub: 'paris',
    trust: 'trusted',
    locale: 'fr',
    pickupPlace: 'Atelier sur rue dans la Mouzaïa, du mardi au vendredi, 10 h–17 h',
  },
  {
    slug: 'kangakoda',
    name: 'Kopli Kangakoda',
    kind: 'school',
    hub: 'tallinn',
    trust: 'trusted',
    locale: 'et',
    pickupPlace: 'Õppetöökoda Koplis, teine korrus, tööpäeviti 9–16',
  },
  {
    slug: 'sesti-bod',
    name: 'Radionica Šesti bod',
    kind: 'studio',
    hub: 'zagreb',
    trust: 'new',
    locale: 'hr',
    pickupPlace: 'Hala u Sesvetama, ulaz s dvorišta, radnim danom 8–14',
  },
];

/**
 * The accounts of the demo, all with one password that the runner sets. The first four are the ones that the
 * start command prints.
 */
export const demoAccounts: readonly DemoAccount[] = [
  member('studio', 'Ilaria Bassi', 'ventisei-aghi', 'it'),
  member('designer', 'Tommaso Greco', 'quarto-verso', 'it'),
  { ...member('staff', 'Nadia Ferri', 'banco-tortona', 'it'), role: 'staff' },
  { ...member('admin', 'Rosa Lomi', 'banco-tortona', 'it'), role: 'admin', founder: false },
  member('terzocortile', 'Amal Haddad', 'terzo-cortile', 'it'),
  member('pakgaren', 'Jette de Wit', 'pakgaren', 'en'),
  member('agullafina', 'Núria Soler', 'agulla-fina', 'en'),
  member('hvonn', 'Sunna Björk', 'hvonn', 'en'),
  member('syvendesting', 'Asger Holm', 'syvende-sting', 'en'),
  member('pointpasse', 'Élodie Rochat', 'point-passe', 'en'),
  member('contrefil', 'Maïa Lenoir', 'contrefil', 'en'),
  member('kangakoda', 'Liis Tamm', 'kangakoda', 'en'),
  member('sestibod', 'Dora Kralj', 'sesti-bod', 'en'),
];

function member(mailbox: string, name: string, workshop: string, locale: 'it' | 'en'): DemoAccount {
  return { email: `${mailbox}@demo.scampolo.org`, name, locale, role: 'member', workshop, founder: true };
}
