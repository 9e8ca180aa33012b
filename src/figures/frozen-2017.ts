/**
 * 2017 as it was published. Only what stands in a publication, or follows from it by arithmetic alone; what was chosen to
 * make a synthetic 2017 complete is not here, and the page says that there is no published figure.
 */
export interface FrozenCell {
  readonly year: number;
  /** A figure id of definitions.ts. */
  readonly figure: string;
  readonly cell: string;
  readonly value: number;
  /** Dutch: the publication and place. */
  readonly source: string;
}

const REPORT = 'jaarverslag 2018';
const ARTICLE = 'praktijkartikel over herstelbemiddeling vanuit detentie, tabel aanmeldingen';

const cell = (figure: string, name: string, value: number, source: string): FrozenCell => ({ year: 2017, figure, cell: name, value, source });

export const FROZEN_2017: readonly FrozenCell[] = [
  cell('volume', 'received', 1571, `${REPORT}, meldingen`), // 000:100
  cell('volume', 'allocated', 1435, `${REPORT}, noot 7`), // 000:167
  cell('referrers', 'child-protection', 352, `${REPORT}, wie meldt aan`), // 000:119
  cell('referrers', 'victim-support', 282, `${REPORT}, wie meldt aan`), // 000:119
  cell('referrers', 'probation', 148, ARTICLE), // 004:85
  // 004:79 says 99; a later count never changes what the annual report published (dataset-2018, trap 10; I-03).
  cell('referrers', 'prison', 101, `${REPORT}, verwijzers die meer of minder aanmelden`), // 000:135
  cell('referrers', 'youth-probation', 76, ARTICLE), // 004:87
  cell('referrers', 'youth-institution', 45, ARTICLE), // 004:81
  cell('referrers', 'forensic-clinic', 28, ARTICLE), // 004:83
  cell('referrers', 'police', 20, `${REPORT}, zonder de pilot LMIO`), // 000:139
  cell('cause-class', 'traffic', 127, `${REPORT}: volgt uit 150 zaken na een stijging van 18%`), // 000:462
  cell('self-detained', 'yes', 33, ARTICLE), // 004:89-92
];
