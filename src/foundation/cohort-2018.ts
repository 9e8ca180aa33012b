import type { Code } from '../core/codes.ts';
import {
  AGES, CLASSES, DETAINED_SELF, INTERNET_FRAUD, MEDICAL, PRISON_CAUSES, PRISON_SITES, SELF_LEWD_ACTS, SENT_OUT, type CauseClass, type Referrer,
} from './cells-2018.ts';
import { times, type Chance } from './chance.ts';

/** One of the 1,457 that were sent out, before it has days. */
export interface Member {
  readonly referrer: Referrer;
  readonly initiator: 'offender' | 'victim';
  readonly causeClass: CauseClass;
  cause: Code<'cause'>;
  site: string | null;
  detained: boolean;
  offenderAge: number;
  victimAge: number;
}

const USUAL: Readonly<Record<CauseClass, readonly Code<'cause'>[]>> = {
  violence: ['assault', 'assault', 'threat', 'robbery', 'manslaughter'],
  sexual: ['rape', 'other-sexual', 'transgressive-behaviour'],
  traffic: ['traffic-accident'],
  other: ['burglary', 'theft', 'vandalism', 'arson', 'libel', 'fraud', 'extortion'],
};
const YOUNG: readonly Referrer[] = ['child-protection', 'youth-probation', 'youth-institution'];

export function cohort(chance: Chance): Member[] {
  const members = SENT_OUT.flatMap((cell) => CLASSES.flatMap((causeClass) => Array.from({ length: cell[causeClass] }, (): Member => ({
    referrer: cell.referrer, initiator: cell.initiator, causeClass, cause: chance.pick(USUAL[causeClass]), site: null,
    detained: ['prison', 'youth-institution', 'forensic-clinic'].includes(cell.referrer), offenderAge: 0, victimAge: 0,
  }))));
  nameCauses(members);
  nameSites(members);
  members.filter((m) => m.referrer === 'self' && m.initiator === 'offender').slice(0, DETAINED_SELF).forEach((m) => { m.detained = true; });
  giveAges(members, chance);
  return members;
}

function nameCauses(members: readonly Member[]): void {
  const of = (referrer: Referrer, initiator: Member['initiator'], causeClass: CauseClass) =>
    members.filter((m) => m.referrer === referrer && m.initiator === initiator && m.causeClass === causeClass);
  for (const causeClass of CLASSES) {
    const causes = PRISON_CAUSES.filter(([, c]) => c === causeClass).flatMap(([cause, , count]) => times(count, cause as Code<'cause'>));
    of('prison', 'offender', causeClass).forEach((m, i) => { m.cause = causes[i] as Code<'cause'>; });
  }
  for (const initiator of ['offender', 'victim'] as const) {
    of('self', initiator, 'sexual').slice(0, SELF_LEWD_ACTS[initiator]).forEach((m) => { m.cause = 'lewd-acts'; });
    of('other', initiator, 'other').slice(0, MEDICAL[initiator]).forEach((m) => { m.cause = 'medical-incident'; });
  }
  of('police', 'offender', 'other').slice(0, INTERNET_FRAUD).forEach((m) => { m.cause = 'internet-fraud'; });
}

function nameSites(members: readonly Member[]): void {
  const sites = PRISON_SITES.flatMap(([site, count]) => times(count, site));
  members.filter((m) => m.referrer === 'prison').forEach((m, i) => { m.site = sites[i] ?? null; });
}

function giveAges(members: readonly Member[], chance: Chance): void {
  const [child, young] = AGES.offender;
  const byYouth = [...members].sort((x, y) => Number(YOUNG.includes(y.referrer)) - Number(YOUNG.includes(x.referrer)));
  const adultsOnly = byYouth.filter((m) => !['prison', 'forensic-clinic'].includes(m.referrer) && !m.detained || YOUNG.includes(m.referrer));
  adultsOnly.slice(0, young).forEach((m) => { m.offenderAge = chance.between(12, 17); });
  members.filter((m) => m.offenderAge === 0).forEach((m) => { m.offenderAge = chance.between(18, 75); });
  // The youngest and the oldest on this side, both in traffic (000:184).
  const traffic = members.filter((m) => m.causeClass === 'traffic' && m.offenderAge >= 18 && m.initiator === 'victim');
  for (const [i, age] of [...times(child, 11), 89].entries()) (traffic[i] as Member).offenderAge = age;
  const [infants, minors] = AGES.victim;
  const shuffled = chance.shuffled(members);
  shuffled.forEach((m, i) => { m.victimAge = i < infants ? chance.between(4, 11) : i < infants + minors ? chance.between(12, 17) : chance.between(18, 88); });
  (shuffled[0] as Member).victimAge = 3; // represented by his parents
}
