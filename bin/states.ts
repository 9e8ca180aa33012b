import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORDER_NAMES, specOf, type OrderName } from '../src/core/case/orders.ts';
import type { OrderSpec, Stage } from '../src/core/case/order.ts';
import { PHASES, phase, type CasePhase } from '../src/core/case/outcome.ts';
import type { Field, Fields } from '../src/core/fields.ts';
import { moves } from '../test/explore.ts';
import { places } from '../test/places.ts';

/** docs/states.md, made from the rules themselves; a test compares. */
const STAGES: Readonly<Record<Stage, string>> = {
  'before-allocation': 'before it is sent out', allocated: 'sent out, not closed', open: 'not closed or rejected', ended: 'closed or rejected', always: 'always',
};
const ABOUT = { a: 'one of side A', b: 'one of side B', any: 'a participant', case: 'the case' } as const;

type Way = `${CasePhase} ${CasePhase}`;

/** From every place in `test/places.ts`: which orders lead at once from one phase to another. */
function ways(): Map<Way, Set<OrderName>> {
  const found = new Map<Way, Set<OrderName>>();
  for (const place of places().values()) {
    for (const { order, to } of moves(place)) {
      const way: Way = `${phase(place.state)} ${phase(to.state)}`;
      if (order === 'time-passes' || phase(place.state) === phase(to.state)) continue;
      found.set(way, (found.get(way) ?? new Set()).add(order));
    }
  }
  return found;
}

const inOrder = (orders: Iterable<OrderName>): OrderName[] => [...orders].sort((x, y) => ORDER_NAMES.indexOf(x) - ORDER_NAMES.indexOf(y));

function diagram(): string {
  const found = ways();
  // A correction can take a case back to anywhere; it would hide the way in a bush of arrows.
  const lines = PHASES.flatMap((from) => PHASES.flatMap((to) => {
    const orders = inOrder(found.get(`${from} ${to}`) ?? []).filter((order) => order !== 'correct');
    return orders.length === 0 ? [] : [`  ${node(from)} --> ${node(to)}: ${orders.join(', ')}`];
  }));
  return ['```mermaid', 'stateDiagram-v2', ...PHASES.map((name) => `  state "${name}" as ${node(name)}`), `  [*] --> ${node('referral')}: refer`, ...lines, '```'].join('\n');
}

const node = (name: string) => name.replaceAll('-', '_');

function fieldOf([name, field]: [string, Field]): string {
  const kind = field.type === 'code' || field.type === 'codes' ? field.list : field.type === 'text' ? 'words, sealed' : field.type;
  return `${name}${'optional' in field ? '?' : ''}${kind === name ? '' : ` (${kind})`}`;
}

function row(name: OrderName): string {
  const spec: OrderSpec<Fields> = specOf(name);
  const marks = [spec.active ? 'waits during a pause' : '', spec.leaves ? 'waits for a restriction' : '', spec.alsoGone ? 'also who stopped' : '', spec.turns ? 'never before the last move' : ''].filter(Boolean);
  return `| \`${name}\` | ${spec.phase} | ${spec.by.join(', ')} | ${STAGES[spec.stage]} | ${ABOUT[spec.about]} | ${Object.entries(spec.fields).map(fieldOf).join(', ')} | ${marks.join('; ')} |`;
}

export const statesDocument = (): string => `# Where a case can stand, and what leads from one phase to another

Made by \`bin/states.ts\` from \`src/core/case\`: after a change of the rules run it again; a test compares.

## Phases

One word for lists and the phase bar (\`phase\` in \`src/core/case/outcome.ts\`). Each participant has a standing of their own beside it, and
with several people a side each pair goes its own way: what is shown is how far the furthest is. An arrow names the orders that can lead
from one phase to the next at once; \`correct\` can lead back to anywhere and is left out. A pause and a hand-back are no phases: they stop
what we do in any of them. A case counts as *ended before approach*, *ended after approach* or *mediated contact*; nobody types it.

${diagram()}

## Orders

Every order that can be given, with who can give it, up to where in the life of a case, about whom, and what is filled in. \`?\` may stay
empty. Why an order is refused at this moment \`possible\` says for each participant (\`src/core/case/possible.ts\`).

| order | file | by | while the case is | about | fields | |
|---|---|---|---|---|---|---|
${ORDER_NAMES.map(row).join('\n')}
`;

if (process.argv[1] === import.meta.filename) writeFileSync(join(import.meta.dirname, '..', 'docs', 'states.md'), statesDocument());
