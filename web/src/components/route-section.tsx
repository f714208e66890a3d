import { LEGAL_ROUTES } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';
import { Radios } from './editor-inputs.tsx';

/**
 * The question of the route, with waste among the answers, because the one who has waste must learn what to do with it. What an answer
 * means stands beneath the chosen one.
 */
export function RouteSection() {
  const { t } = useI18n();
  const { form } = useEditor();
  return (
    <div>
      <Radios
        name="legalRoute"
        label={t('route.title')}
        options={[...LEGAL_ROUTES, 'waste' as const].map((code) => ({
          code,
          name: t(`routeChoice.${code}`),
          ...(form.legalRoute === code ? { why: t(`routeChoice.${code}.why`) } : {}),
        }))}
      />
      <div role="status">{form.legalRoute === 'waste' && <p class="note wrong">{t('waste.why')}</p>}</div>
      <FieldNotes path="legalRoute" />
    </div>
  );
}
