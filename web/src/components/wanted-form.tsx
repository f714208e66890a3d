import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Me } from '@scampolo/shared/contract/identity';
import type { WantedJson } from '@scampolo/shared/contract/wanted';
import { useRef, useState } from 'preact/hooks';
import { changeWanted, postWanted } from '../api/wanted.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { leaveTo, useForm } from '../state/use-form.ts';
import { useWorkshop } from '../state/use-workshop.ts';
import { type WantedField, wantedBodyOf, wantedFormOf, wantedProblems } from '../state/wanted-form.ts';
import { CadenceField } from './cadence-field.tsx';
import { FormField } from './form-field.tsx';
import { WantedQuery } from './wanted-query.tsx';
import { WorkshopSelect } from './workshop-select.tsx';

interface WantedFormProps {
  /** the post that is changed; null for a new one */
  wanted: WantedJson | null;
  /** the search that it begins with */
  query: URLSearchParams;
  /** the filters of the search, in words */
  filters: readonly string[];
  me: Me;
  hubs: readonly HubJson[];
}

/** Writing what one looks for: in one's own words for people, and as a search for the exchange. */
export function WantedForm({ wanted, query, filters, me, hubs }: WantedFormProps) {
  const { t, locale } = useI18n();
  const { form, set, issues, setIssues } = useForm(() => wantedFormOf(wanted, query));
  const [workshopId, setWorkshopId] = useWorkshop(me);
  const home = me.workshops.find(({ id }) => id === workshopId)?.hub ?? hubs[0]?.slug ?? '';
  const [hub, setHub] = useState<string | null>(null);
  const element = useRef<HTMLFormElement>(null);
  // Of a colleague's post the mails are the colleague's.
  const hears = wanted === null || wanted.cadence !== null;
  const { busy, problem, run } = useAction();
  const words = {
    title: t('wanted.titleNeeded'),
    words: t('wanted.wordsNeeded'),
    neededBy: t('wanted.byPast'),
  };
  const wrong = (name: WantedField) => (issues.some(({ path }) => path === name) ? words[name] : null);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const today = new Intl.DateTimeFormat('sv').format(new Date());
    const found = wantedProblems(form, query, today);
    setIssues(found.map((path) => ({ path, code: 'required', message: words[path] })));
    if (found[0]) {
      element.current?.querySelector<HTMLElement>(`#wanted-${found[0]}`)?.focus();
      return;
    }
    const { cadence, ...said } = wantedBodyOf(form, query);
    const body = hears ? { ...said, cadence } : said;
    const place = { locale, hub: hub ?? home, ...(workshopId ? { workshopId } : {}) };
    void run(async () => {
      const { id } = wanted ? await changeWanted(wanted.id, body) : await postWanted({ ...body, ...place });
      leaveTo(`/wanted/${id}`);
    });
  };
  return (
    <form class="stack" noValidate method="post" ref={element} onSubmit={send}>
      <FormField
        id="wanted-title"
        label={t('wanted.fieldTitle')}
        hint={t('wanted.fieldTitleHint')}
        problem={wrong('title')}
      >
        {(control) => (
          <input
            {...control}
            maxlength={120}
            autocomplete="off"
            value={form.title}
            onInput={(event) => set({ title: event.currentTarget.value })}
          />
        )}
      </FormField>
      <FormField id="wanted-text" label={t('wanted.fieldText')} hint={t('wanted.fieldTextHint')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxlength={2000}
            value={form.text}
            onInput={(event) => set({ text: event.currentTarget.value })}
          />
        )}
      </FormField>
      <WantedQuery
        words={form.words}
        problem={wrong('words')}
        filters={filters}
        query={query}
        onWords={(value) => set({ words: value })}
      />
      <FormField
        id="wanted-neededBy"
        label={t('wanted.fieldBy')}
        hint={t('wanted.fieldByHint')}
        problem={wrong('neededBy')}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            value={form.neededBy}
            onInput={(event) => set({ neededBy: event.currentTarget.value })}
          />
        )}
      </FormField>
      {wanted === null && (
        <>
          <WorkshopSelect
            label={t('wanted.fieldWorkshop')}
            workshops={me.workshops}
            value={workshopId}
            onChange={setWorkshopId}
          />
          <HubField hubs={hubs} value={hub ?? home} onChange={setHub} />
        </>
      )}
      {hears && <CadenceField value={form.cadence} onChange={(cadence) => set({ cadence })} />}
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary wide needs-script" disabled={busy}>
        {busy ? t('sending') : t(wanted ? 'wanted.save' : 'wanted.submit')}
      </button>
    </form>
  );
}

interface HubFieldProps {
  hubs: readonly HubJson[];
  value: string;
  onChange: (slug: string) => void;
}

function HubField({ hubs, value, onChange }: HubFieldProps) {
  const { t } = useI18n();
  return (
    <FormField id="wanted-hub" label={t('wanted.fieldHub')}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {hubs.map(({ slug, city }) => (
            <option key={slug} value={slug}>
              {city}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}
