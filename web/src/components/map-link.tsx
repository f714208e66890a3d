import { useEffect, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';

/** Opens an address in OpenStreetMap, or in the map app of an Android phone. Nothing is asked of anybody before the touch. */
export function MapLink({ address, name }: { address: string; name: string }) {
  const { t } = useI18n();
  const query = encodeURIComponent(address);
  const [href, setHref] = useState(`https://www.openstreetmap.org/search?query=${query}`);
  useEffect(() => {
    if (/Android/i.test(navigator.userAgent)) setHref(`geo:0,0?q=${query}`);
  }, [query]);
  return (
    <a class="map-link" href={href} rel="external noreferrer" aria-label={t('hub.mapNamed', { name })}>
      {t('hub.map')}
    </a>
  );
}
