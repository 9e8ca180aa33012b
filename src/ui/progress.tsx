import { assetUrl } from './assets.ts';

/** How far long work is: a bar for the eye, numbers for everybody. */
export function Progress({ done, total }: { done: number; total: number }) {
  return <><progress value={done} max={total} aria-hidden="true"></progress> <span>{done} van {total}</span></>;
}

/**
 * The same of work that goes on: where the client script runs, it asks `asks` now and then for "3 12" and shows the page anew when the work has
 * ended. Without it the link does.
 */
export function LiveProgress({ done, total, asks, here }: { done: number; total: number; asks: string; here: string }) {
  return (
    <look-again asks={asks}>
      <p role="status"><Progress done={done} total={total} /></p>
      <p><a href={here}>Opnieuw kijken</a></p>
      <script type="module" src={assetUrl('work.js')}></script>
    </look-again>
  );
}
