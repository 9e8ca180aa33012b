import type { Block, Candidate, Competence, CompetenceSource, Ground } from '../core/allocation.ts';
import type { Code } from '../core/codes.ts';
import type { FieldError } from '../ui/field.tsx';
import { listed, word } from '../words/codes.ts';
import { COMPETENCE_WORDS } from '../words/competences.ts';
import { dayText } from '../words/day.ts';
import { PHASE_WORDS } from '../words/phases.ts';

export const SOURCE_WORDS: Readonly<Record<CompetenceSource, string>> = { training: 'opleiding of training', supervision: 'besproken in werkbegeleiding', before: 'ervaring van vóór deze stichting' };

export const competencesText = (codes: readonly Competence[]): string => listed(codes.map((code) => COMPETENCE_WORDS[code]));

const cases = (count: number): string => (count === 1 ? '1 lopende zaak' : `${count} lopende zaken`);

/** "3 lopende zaken: 2 intake, 1 op pauze". */
export function runningText(running: Candidate['running']): string {
  const total = running.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 'geen lopende zaken';
  const resting = running.filter(({ paused }) => paused).reduce((sum, { count }) => sum + count, 0);
  const phases = running.filter(({ paused }) => !paused).map(({ phase, count }) => `${count} ${PHASE_WORDS[phase].toLowerCase()}`);
  return `${cases(total)}: ${[...phases, ...(resting > 0 ? [`${resting} op pauze`] : [])].join(', ')}`;
}

export function trajectoriesText(trajectories: Candidate['trajectories'], years: number): string {
  const kinds = Object.entries(trajectories).filter(([, count]) => count > 0);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return `geen trajecten afgerond in ${years} jaar`;
  return `${all} ${all === 1 ? 'traject' : 'trajecten'} afgerond in ${years} jaar: ${kinds.map(([kind, count]) => `${count} ${word('causeClass', kind as Code<'causeClass'>)}`).join(', ')}`;
}

const SIDES: Readonly<Record<'a' | 'b' | 'both', string>> = { a: 'werkt in de regio van wie zich meldde', b: 'werkt in de regio van de andere kant', both: 'werkt in de regio van beide kanten' };

/** One reason, to read after a name. */
export function groundText(ground: Ground, years: number): string {
  switch (ground.kind) {
    case 'knows-people': return `${ground.sure ? 'kent deze mensen' : 'kent misschien deze mensen (zelfde naam)'} van zaak ${listed(ground.numbers)}`;
    case 'region': return SIDES[ground.side];
    case 'elsewhere': return 'werkt meestal in een andere regio';
    case 'region-unknown': return 'de regio is niet te vergelijken';
    case 'competent': return `heeft ervaring met ${competencesText(ground.competences)}`;
    case 'running': return `${runningText(ground.phases)}${ground.much ? '; dat is al veel' : ''}`;
    case 'leave-soon': return `gaat op ${dayText(ground.from)} met verlof`;
    case 'trajectories': return ground.all === 0 ? `deed de laatste ${years} jaar nog geen traject` : `deed de laatste ${years} jaar ${ground.all} ${ground.all === 1 ? 'traject' : 'trajecten'}, ${ground.alike} met dit soort aanleiding`;
  }
}

/** Why not, to read after a name. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'kept-out': return 'mag niet bij deze zaak';
    case 'never-came': return 'logde nog nooit in, en ziet een zaak dus niet';
    case 'leave': return block.until === null ? 'is met verlof, zonder bekende einddag' : `is met verlof tot en met ${dayText(block.until)}`;
    case 'lacks': return `heeft geen ervaring met ${competencesText(block.competences)}`;
  }
}

/** Somebody without the experience that a case asks for is chosen knowingly or not at all. */
export const doubtText = (name: string, block: Block): string => `${name} ${blockText(block)}, en deze zaak vraagt dat.`;

/** In a list that opens there is room for a few words. */
export const shortBlock = (block: Block): string => (block.kind === 'kept-out' ? 'mag niet' : block.kind === 'never-came' ? 'logde nog nooit in' : block.kind === 'leave' ? 'met verlof' : 'mist ervaring');

export type PeriodFault = 'area-first' | 'area-last' | 'area-order' | 'competence' | 'source' | 'from' | 'from-missing' | 'until' | 'until-before-from' | 'until-over' | 'there-already';

/** A sentence at its field; `prefix` is the form's own, so that two forms on a page never share a name. */
export function periodFault(fault: PeriodFault, prefix: string): FieldError {
  const [field, message] = FAULTS[fault];
  return { field: `${prefix}-${field}`, message };
}

const FAULTS: Readonly<Record<PeriodFault, readonly [field: string, message: string]>> = {
  'area-first': ['eerste', 'Vul de eerste twee cijfers van een postcode in, van 10 tot en met 99.'], 'area-last': ['laatste', 'Vul de eerste twee cijfers van een postcode in, van 10 tot en met 99.'],
  'area-order': ['laatste', 'Deze cijfers liggen vóór de eerste. Draai ze om.'], competence: ['wat', 'Kies een soort ervaring.'], source: ['bron', 'Kies waar deze ervaring vandaan komt.'],
  from: ['van', 'Deze dag bestaat niet.'], 'from-missing': ['van', 'Vul een dag in.'], until: ['tot', 'Deze dag bestaat niet.'], 'until-before-from': ['tot', 'Deze dag ligt vóór de eerste dag.'],
  'until-over': ['tot', 'Deze dag is al voorbij.'], 'there-already': ['van', 'Dit staat er al voor een deel van deze dagen. Haal dat eerst weg, of kies andere dagen.'],
};
