import { LEGAL_ROUTES } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';
import { Radios } from './editor-inputs.tsx';

/** The question of the route, with waste among the answers, because the one who has waste must learn what to do with it. */
export function RouteSection() {
  const { t } = useI18n();
  const { form } = useEditor();
  return (
    <section aria-labelledby="route-title">
      <h2 id="route-title">{t('route.title')}</h2>
      <Radios
        name="legalRoute"
        label={t('post.legalRoute')}
        options={[...LEGAL_ROUTES, 'waste' as const].map((code) => ({
          code,
          name: t(`routeChoice.${code}`),
          why: t(`routeChoice.${code}.why`),
        }))}
      />
      <div role="status">{form.legalRoute === 'waste' && <p class="note wrong">{t('waste.why')}</p>}</div>
      <FieldNotes path="legalRoute" />
    </section>
  );
}
