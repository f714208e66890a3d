import type { TalkParty } from '@scampolo/shared/contract/messages';
import type { I18n } from '../i18n/translate.ts';

/** Whom one talks to: by name, or by what they are where they hide it. */
export function partyWords({ name, kind }: TalkParty, { t, maybe }: I18n): string {
  return name ?? maybe(`talk.hidden.${kind}`) ?? t('talk.hidden.studio');
}
