import { useI18n } from '../i18n/context.tsx';
import { computedMass } from '../state/asked-fields.ts';
import { useEditor } from './editor-context.ts';
import { Figure } from './editor-inputs.tsx';

/** How wide the cloth is. */
export function WidthField() {
  const { t } = useI18n();
  return <Figure name="widthCm" label={t('post.widthCm')} />;
}

/** What a square metre weighs. */
export function WeightField() {
  const { t } = useI18n();
  return <Figure name="weightGsm" label={t('post.weightGsm')} hint={t('post.weightHint')} />;
}

/** What the lot weighs: asked for, or said where it follows from the rest. */
export function MassField({ asked }: { asked: boolean }) {
  const { t, mass } = useI18n();
  const { form } = useEditor();
  if (asked) return <Figure name="massKg" label={t('post.massKg')} hint={t('post.massHint')} />;
  const computed = computedMass(form);
  if (computed === null || form.unit === 'kg' || form.massKg !== '') return null;
  return <p class="hint">{t('post.massFollows', { mass: mass(computed) })}</p>;
}

/** The weighed mass instead of the one that follows from the rest. */
export function MassCorrection() {
  const { t, mass } = useI18n();
  const { form } = useEditor();
  const computed = computedMass(form);
  return (
    <Figure
      name="massKg"
      label={t('post.massKg')}
      hint={computed === null ? t('post.massHint') : t('post.massComputed', { mass: mass(computed) })}
      optional
    />
  );
}

/** The shortest length, or the fewest pieces, that a claim may take. */
export function SmallestCut() {
  const { t } = useI18n();
  const { form } = useEditor();
  return (
    <Figure
      name="smallestCut"
      path="smallestCut.value"
      label={`${t(form.unit === 'pcs' ? 'post.fewest' : 'post.smallestCut')}, ${t(`unit.${form.unit}`)}`}
      hint={t(form.unit === 'pcs' ? 'post.fewestHint' : 'post.smallestCutHint')}
      optional
    />
  );
}
