import { writeFileSync } from 'node:fs';
import { CODES } from '../src/core/codes.ts';
import { COLUMNS, MOST, NEEDED, REFUSED_COLUMN, type Column } from '../src/import/columns.ts';

/** The table of columns in docs/import.md, made from the columns themselves; a test compares. */
function columnTable(): string {
  const shown = Object.entries(COLUMNS).filter(([name]) => !/^(a|b)[2-9]_|^contact[2-9]_|^pause[2-9]_/.test(name));
  const lines = shown.map(([name, column]) => `| \`${name}\`${(NEEDED as readonly string[]).includes(name) ? ' (always)' : ''} | ${valueOf(column)} | ${column.about} |`);
  return ['| column | value | meaning |', '|---|---|---|', ...lines].join('\n');
}

function valueOf(column: Column): string {
  if (column.holds !== 'field') return column.holds === 'words' ? 'text, sealed' : 'text';
  const { field } = column;
  if (field.type === 'code') return (CODES[field.list] as readonly string[]).map((c) => `\`${c}\``).join(' ');
  if (field.type === 'number') return `${field.min} to ${field.max}`;
  return field.type === 'day' ? 'day, `YYYY-MM-DD`' : 'month, `YYYY-MM`';
}

export const guide = (): string => `# Importing historical registrations

\`\`\`
npm run import -- FILE.csv
npm run import -- --template > template.csv
\`\`\`

One row is one registration. The file is CSV in UTF-8 with a first line of column names, separated by commas or semicolons. Only the
columns marked *always* are needed; what is empty is unknown. It joins a running server, or starts the database itself.

- **Every row is judged by the rules of its own days**, step by step, and written only when all of it passes. A step that the row does
  not tell becomes a *not recorded* fact: it is never made up.
- **Nothing leaves the house**: no letter, mail, task or reminder.
- **People whose retention term has passed come in without their names**: by default closed more than five years ago or rejected more than
  one year ago, else as the privacy officer decided. Ages and codes stay, so figures stay right.
- **The same row twice changes nothing**, whatever file it comes in. A row is known by its \`source_number\`; a known number with other
  content is reported as *differs* and changes nothing. Where two old systems use the same numbers, name each: \`--source NAME\`.
- **A run that was broken off** goes on where it stopped when it is started again.
- **A bad row changes nothing** and is reported with line, column and sentence. All refused rows are written to \`FILE.geweigerd.csv\`
  with the sentence in front, in a column \`${REFUSED_COLUMN}\`. Mend that file and import it as it is: that column is passed over.
- **Nothing of a row is lost without a word**: a value that tells nothing without another one (an answer without its day, a name without a role)
  is refused, and so is a row with more or fewer values than there are columns.
- A file in which quotation marks do not fit is read up to there; what was kept stays, and the same command goes on after mending it.
- How far it is stands on the administrator's page *Wat BIS zelf doet*, in numbers: it survives a reload, says when a run was broken off, and
  stays to be read afterwards.
- At the end it prints \`read = imported + already there + differs + refused\`, in Dutch.

## Columns

People are numbered: \`a1_…\` to \`a${MOST.people}_…\` for the side that registered, \`b1_…\` to \`b${MOST.people}_…\` for the other side. Contacts are
\`contact1_…\` to \`contact${MOST.contacts}_…\`, pauses \`pause1_…\` to \`pause${MOST.pauses}_…\`. The first of each stands for all.

${columnTable()}

This page is made from the columns themselves by \`npm run docs\`.
`;

if (process.argv[1]?.endsWith('import-guide.ts')) writeFileSync('docs/import.md', guide());
