import type { PageData } from '@scampolo/shared/contract/pages';
import type { I18n } from '../i18n/translate.ts';
import { readQuery, searchTitle } from '../state/search-query.ts';

/** The title of the browser's tab: what this page is, then whose. */
export function pageTitle(data: PageData, i18n: I18n): string {
  return `${ownTitle(data, i18n)} · Scampolo`;
}

function ownTitle(data: PageData, i18n: I18n): string {
  switch (data.page) {
    case 'search':
      return searchTitle(readQuery(data.path), i18n);
    case 'listing':
      return data.listing.title;
    case 'post':
      return data.listing ? data.listing.title : i18n.t('nav.post');
    case 'desk':
      return i18n.t('desk.title');
    case 'claim':
      return data.claim.listing.title;
    case 'messages':
      return i18n.t('threads.title');
    case 'notice':
      return i18n.t('notice.title');
    case 'notices':
      return i18n.t('notices.title');
    case 'my-notices':
      return i18n.t('myNotices.title');
    case 'my-listings':
      return i18n.t('nav.listings');
    case 'my-claims':
      return i18n.t('nav.claims');
    case 'my-searches':
      return i18n.t('searches.title');
    case 'save-search':
      return i18n.t('searches.saveTitle');
    case 'my-wanted':
      return i18n.t('wanted.mineTitle');
    case 'wanted-list':
      return i18n.t('wanted.title');
    case 'wanted':
      return data.wanted.title;
    case 'wanted-new':
      return i18n.t(data.wanted ? 'wanted.editTitle' : 'wanted.newTitle');
    case 'unsubscribe':
      return i18n.t('unsubscribe.title');
    case 'queue':
      return i18n.t('nav.queue');
    case 'sign-in':
      return i18n.t('nav.signIn');
    case 'sign-up':
      return i18n.t('signUp.title');
    case 'reset':
      return i18n.t('reset.title');
    case 'link':
      return i18n.t('link.title');
    case 'confirm':
      return i18n.t('confirm.title');
    case 'join':
      return i18n.t('join.title');
    case 'account':
      return i18n.t('settings.title');
    case 'workshop':
    case 'workshop-edit':
      return data.workshop.name;
    case 'people':
      return i18n.t('staff.people');
    case 'styleguide':
      return i18n.t('style.title');
    case 'hubs':
      return i18n.t('hubs.title');
    case 'hub':
    case 'hub-edit':
      return data.hub.name;
    case 'prose':
      return i18n.t(`prose.${data.topic}`);
    case 'problem':
      return i18n.t(data.gone ? 'problem.gone' : `problem.${data.status}`);
    case 'offline':
      return i18n.t('offline.title');
  }
}
