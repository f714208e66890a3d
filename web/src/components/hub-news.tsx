import type { HubJson, HubNewsJson } from '@scampolo/shared/contract/hubs';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { eventDay } from '../state/event-day.ts';

interface HubNewsProps {
  hub: HubJson;
  events: readonly HubNewsJson[];
  news: readonly HubNewsJson[];
}

/** What happens at a hub from today on, and what else is new there. */
export function HubNews({ hub, events, news }: HubNewsProps) {
  const { t, date } = useI18n();
  return (
    <section id="news">
      <h2>{t('hub.news')}</h2>
      {events.length + news.length === 0 && <p>{t('hub.noNews')}</p>}
      <ul class="hub-news">
        {events.map((event) => (
          <NewsItem key={event.id} news={event}>
            <EventDay day={event.happensOn ?? ''} />
          </NewsItem>
        ))}
        {news.map((one) => (
          <NewsItem key={one.id} news={one}>
            <time class="told-on" dateTime={one.createdAt}>
              {date(one.createdAt, hub.slug)}
            </time>
          </NewsItem>
        ))}
      </ul>
      <p class="hint">
        <a href={`/feeds/hub-${hub.slug}.atom`} type="application/atom+xml">
          {t('hub.feed')}
        </a>
      </p>
    </section>
  );
}

function NewsItem({ news, children }: { news: HubNewsJson; children: ComponentChildren }) {
  return (
    <li class={news.happensOn === null ? 'news-item' : 'news-item event'} id={`news-${news.id}`}>
      {children}
      <div lang={news.locale}>
        <h3>{news.title}</h3>
        <p class="story">{news.text}</p>
      </div>
    </li>
  );
}

/** The day of something that happens, large: it is what one looks for. */
function EventDay({ day }: { day: string }) {
  const { locale } = useI18n();
  const { weekday, number, month } = eventDay(day, locale);
  return (
    <time class="event-day" dateTime={day}>
      <span>{weekday}</span> <strong>{number}</strong> <span>{month}</span>
    </time>
  );
}
