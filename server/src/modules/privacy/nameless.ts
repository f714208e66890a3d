import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';

const FORMER = {
  member: { it: 'una persona che non è più iscritta', en: 'a former member' },
  workshop: { it: 'un laboratorio che ha chiuso', en: 'a workshop that has closed' },
} as const;

/** A member's name, or what stands for it once the account was deleted and the name is empty. */
export function memberName(name: string, locale: InterfaceLanguage): string {
  return name || FORMER.member[locale];
}

/** A workshop's name, or what stands for it once it has closed and no paper needs the name any more. */
export function workshopName(name: string, locale: InterfaceLanguage): string {
  return name || FORMER.workshop[locale];
}
