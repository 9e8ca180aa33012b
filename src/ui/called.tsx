import { Notice } from './notice.tsx';

/** Said after a call, wherever that led: nobody has to look whether it was kept. `number`: from the address, so it is what anybody typed there. */
export function Called({ number }: { number: string | null }) {
  if (number === null || !/^\d{4}-\d{5}$/.test(number)) return null;
  return <Notice first tone="success" title="Vastgelegd">Uw telefoontje staat in zaak {number}. Klopte het niet? <a href={`/zaken/${number}#tijdlijn`}>Haal de notitie door</a>.</Notice>;
}
