import { drawnOnce } from './drawn.ts';
import { Icon } from './icon.tsx';

export interface Phase {
  label: string;
  /** `skipped`: did not and will not happen. */
  state: 'done' | 'now' | 'todo' | 'skipped';
  /** For instance the day it was done. */
  note?: string | undefined;
}

const STATES = { done: 'gedaan', now: 'nu', todo: 'nog niet', skipped: 'niet nodig' } as const;

/** How far something is, step by step, in words as well as in shape. */
export function PhaseBar({ label, phases }: { label: string; phases: readonly Phase[] }) {
  return (
    <ol class="phases" aria-label={label}>
      {phases.map((phase) => (
        <li class={`phase phase--${phase.state}`} aria-current={phase.state === 'now' ? 'step' : undefined}>
          <span class="phase-mark" aria-hidden="true">{phase.state === 'done' ? <Icon name="check" size={12} /> : null}</span>
          <span class="phase-label">{phase.label}</span>
          <span class="phase-state">{STATES[phase.state]}{phase.note ? <> · {phase.note}</> : null}</span>
        </li>
      ))}
    </ol>
  );
}

const dots = drawnOnce();

/** The same in a table cell: drawn, with one sentence for who does not see it. */
export function PhaseDots({ phases }: { phases: readonly Phase[] }) {
  const now = phases.findIndex((phase) => phase.state === 'now');
  const text = now < 0 ? `alle ${phases.length} stappen doorlopen` : `stap ${now + 1} van ${phases.length}: ${phases[now]?.label ?? ''}`;
  return <>{dots(`${phases.map(({ state }) => state).join(' ')} ${text}`, () => (
    <span class="dots" role="img" aria-label={text}>
      {phases.map((phase) => <span class={`dot dot--${phase.state}`}></span>)}
    </span>
  ))}</>;
}
