import { ownWork, worksToTell, type LongWork, type LongWorkKind } from '../database/long-work.ts';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import type { Visit } from './route.ts';

/** What each work is called, and where its page is. */
const KINDS: Readonly<Record<LongWorkKind, { readonly goes: string; readonly ended: string; address(id: string): string } | null>> = {
  'om-reminders': { goes: 'BIS maakt herinneringen aan het OM', ended: 'De herinneringen aan het OM zijn klaar', address: (id) => `/aanmeldpunt/om-herinneren/werk/${id}` },
  retention: null,
};

/** On the start page of whoever asked: what goes on, and what ended and was not looked at. Leads back to its page, also on another day. */
export async function workNotice(visit: Visit) {
  const works = (await worksToTell(visit.db, visit.user?.id ?? '')).filter(({ kind }) => KINDS[kind]);
  return works.length === 0 ? null : <>{works.map((work) => <Told work={work} />)}</>;
}

function Told({ work }: { work: LongWork }) {
  const { goes, ended, address } = KINDS[work.kind] as NonNullable<(typeof KINDS)[LongWorkKind]>;
  const link = <a href={address(work.id)}>{work.endedAt ? 'Bekijk wat ervan kwam' : 'Bekijk hoe ver het is'}</a>;
  if (!work.endedAt) return <Notice title={goes}><p><Progress done={work.done + work.not} total={work.total} /> {link}</p></Notice>;
  return <Notice tone={work.not > 0 ? 'warning' : 'success'} title={ended}><p>{work.not > 0 ? `${work.not} van de ${work.total} zijn niet gemaakt. ` : ''}{link}</p></Notice>;
}

/** For the privacy officer: how far the erasing of today is. Names no case. */
export async function erasingNotice(visit: Visit) {
  const work = await ownWork(visit.db, 'retention');
  if (!work) return null;
  return <Notice title="BIS wist nu zaken waarvan de termijn voorbij is"><p><Progress done={work.done + work.not} total={work.total} /> Stopt de server ondertussen, dan gaat het daarna verder. <a href="/bewaren/gewist">Bekijk wat er gewist is</a></p></Notice>;
}
