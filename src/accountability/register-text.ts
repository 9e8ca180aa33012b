import { ACTIVITIES, CLASSES, registerOf, type ActivityName, type ColumnClass, type Entry } from '../database/register.ts';

export interface ActivityRow { readonly name: string; readonly purpose: string; readonly ground: string; readonly people: string; readonly receivers: string; readonly term: string; readonly columns: readonly Entry[] }

/** The activities with the columns that each uses. */
export const activityRows = (): ActivityRow[] => (Object.keys(ACTIVITIES) as ActivityName[]).map((name) => {
  const activity = ACTIVITIES[name];
  return { ...activity, columns: registerOf().filter((entry) => entry.activity === activity) };
});

export const classText = (kind: ColumnClass): string => CLASSES[kind];

const HEAD = ['tabel', 'veld', 'hoe bewaard', 'verwerking', 'doel', 'grondslag', 'van wie', 'aan wie', 'termijn'];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One row a column, for spreadsheets: semicolons and a byte order mark, as Dutch spreadsheets expect. */
export const registerCsv = (): string => `\uFEFF${[HEAD, ...registerOf().map(({ table, column, kind, activity, term }) =>
  [table, column, classText(kind), activity.name, activity.purpose, activity.ground, activity.people, activity.receivers, term])].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;

/** docs/processing-register.md. */
export const registerDocument = (): string => `# Register van verwerkingen

Gemaakt door \`npm run docs\` uit \`src/database/register*.ts\`: elk veld van de database staat erin, anders wordt een test rood (AVG artikel 30).
De grondslagen zijn een voorstel. De stichting stelt ze vast, met haar privacyreglement ernaast.

${activityRows().map(({ name, purpose, ground, people, receivers, term, columns }) => `## ${name}

- **Doel**: ${purpose}.
- **Grondslag**: ${ground}.
- **Van wie**: ${people}.
- **Aan wie**: ${receivers}.
- **Termijn**: ${term}.

| tabel | velden | hoe bewaard | andere termijn |
|---|---|---|---|
${tableRows(columns, term)}
`).join('\n')}`;

function tableRows(columns: readonly Entry[], usual: string): string {
  const groups = new Map<string, Entry[]>();
  for (const entry of columns) groups.set(`${entry.table} ${entry.kind}`, [...groups.get(`${entry.table} ${entry.kind}`) ?? [], entry]);
  return [...groups.values()].map((own) => `| \`${own[0]!.table}\` | ${own.map(({ column }) => `\`${column}\``).join(', ')} | ${classText(own[0]!.kind)} | ${own[0]!.term === usual ? '' : own[0]!.term} |`).join('\n');
}
