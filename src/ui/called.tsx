import { Notice } from './notice.tsx';

/** Said after a call, wherever that led: nobody has to look whether it was kept. `number`: from the address, so it is what anybody typed there. */
export function Called({ number }: { number: string | null }) {
  if (number === null || !/^\d{4}-\d{5}$/.test(number)) return null;
  return <Notice first tone="success" title="Vastgelegd">Uw telefoontje staat in zaak {number}. Klopte het niet? <a href={`/zaken/${number}#tijdlijn`}>Haal de notitie door</a>.</Notice>;
}

/** Said after a visit or talk that was recorded on one page: it became several lines, and none of them stands for all. */
export const Visited = () => (
  <Notice first tone="success" title="Vastgelegd">Hoe de afspraak ging, staat in deze zaak. Wat u invulde, staat in de <a href="#tijdlijn">tijdlijn</a>, wat u afsprak bij <a href="#taken">Taken</a>. Klopt er iets niet? Daar verbetert u het.</Notice>
);
