import type { HubJson, HubNewsJson, HubPageJson } from '@scampolo/shared/contract/hubs';
import { useState } from 'preact/hooks';
import { takeBackHubNews, tellHubNews } from '../api/hubs.ts';
import { useI18n } from '../i18n/context.tsx';
import { HUB_LIMITS } from '../state/hub-limits.ts';
import { useAction } from '../state/use-action.ts';

interface HubNewsEditorProps {
  hub: HubJson;
  /** in whose language news are told */
  locale: HubPageJson['locale'];
  news: readonly HubNewsJson[];
}

/** A hub's news for its staff: what was told, each to be taken back, and telling more. */
export function HubNewsEditor({ hub, locale, news: first }: HubNewsEditorProps) {
  const { t, day } = useI18n();
  const [news, setNews] = useState(first);
  const [said, setSaid] = useState('');
  const { busy, problem, run } = useAction();
  const takeBack = async (id: string): Promise<void> => {
    await takeBackHubNews(hub.slug, id);
    setNews((all) => all.filter((one) => one.id !== id));
    setSaid(t('hubEdit.newsTookBack'));
  };
  return (
    <>
      <p class="hint">{t('hubEdit.newsHint')}</p>
      <NewsForm
        hub={hub}
        locale={locale}
        onTold={(told) => {
          setNews((all) => [told, ...all]);
          setSaid(t('hubEdit.newsTold'));
        }}
      />
      <p role="status" class={problem ? 'problem' : 'said'}>
        {problem ?? said}
      </p>
      <ul class="rows">
        {news.map((one) => (
          <li key={one.id} class="row-words">
            <p>
              <span lang={one.locale}>{one.title}</span>
              {one.happensOn !== null && <small>{day(`${one.happensOn}T12:00:00Z`, hub.slug)}</small>}
            </p>
            <button
              type="button"
              class="quiet"
              disabled={busy}
              aria-label={t('hubEdit.newsTakeBackNamed', { title: one.title })}
              onClick={() => void run(() => takeBack(one.id))}
            >
              {t('hubEdit.newsTakeBack')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const EMPTY = { title: '', text: '', happensOn: '' };

interface NewsFormProps {
  hub: HubJson;
  locale: HubPageJson['locale'];
  onTold: (news: HubNewsJson) => void;
}

function NewsForm({ hub, locale, onTold }: NewsFormProps) {
  const { t } = useI18n();
  const [form, setForm] = useState(EMPTY);
  const { busy, problem, run } = useAction();
  const tell = async (): Promise<void> => {
    const { title, text, happensOn } = form;
    onTold(await tellHubNews(hub.slug, { locale, title, text, happensOn: happensOn || null }));
    setForm(EMPTY);
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: form[name],
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      setForm((before) => ({ ...before, [name]: event.currentTarget.value })),
  });
  return (
    <form
      class="stack wide-part"
      onSubmit={(event) => {
        event.preventDefault();
        void run(tell);
      }}
    >
      <label class="field">
        <span>{t('hubEdit.newsTitle')}</span>
        <input required minlength={3} maxlength={HUB_LIMITS.newsTitle} lang={locale} {...field('title')} />
      </label>
      <label class="field">
        <span>{t('hubEdit.newsText')}</span>
        <textarea required rows={4} maxlength={HUB_LIMITS.newsText} lang={locale} {...field('text')} />
      </label>
      <label class="field">
        <span>
          {t('hubEdit.newsDay')} <span class="optional">({t('optional')})</span>
        </span>
        <input type="date" min="2020-01-01" max="2099-12-31" {...field('happensOn')} />
        <span class="hint">{t('hubEdit.newsDayHint')}</span>
      </label>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" disabled={busy}>
        {t('hubEdit.newsTell')}
      </button>
    </form>
  );
}
