import { writeFileSync } from 'node:fs';
import { CODES } from '../src/core/codes.ts';
import { COLUMNS, MOST, NEEDED, type Column } from '../src/import/columns.ts';

/** The table of columns in docs/import.md, made from the columns themselves; a test compares. */
export function columnTable(): string {
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
- **People whose retention term has passed come in without their names**: closed or rejected more than five years ago. Ages and codes stay, so
  figures stay right.
- **The same file twice changes nothing.** A row is known by its \`source_number\`; a known number with other content is reported as
  *differs* and changes nothing. A run that was broken off goes on where it stopped when it is started again.
- **A bad row changes nothing** and is reported with line, column and sentence. All refused rows are written to \`FILE.geweigerd.csv\`
  with the sentence in front, to be mended and imported again.
- At the end it prints \`read = imported + already there + differs + refused\`.

## Columns

People are numbered: \`a1_…\` to \`a${MOST.people}_…\` for the side that registered, \`b1_…\` to \`b${MOST.people}_…\` for the other side. Contacts are
\`contact1_…\` to \`contact${MOST.contacts}_…\`, pauses \`pause1_…\` to \`pause${MOST.pauses}_…\`. The first of each stands for all.

${columnTable()}

This page is written by \`npm run docs\`.
`;

if (process.argv[1]?.endsWith('import-guide.ts')) writeFileSync('docs/import.md', guide());
