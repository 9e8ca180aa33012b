/** What the keyboard can do on every page of the staff. All but one have a modifier key; that one can be turned off (WCAG 2.1.4). */
const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Ctrl', 'K'], does: 'Zoeken' },
  { keys: ['Ctrl', 'Enter'], does: 'Het formulier versturen waar u in typt' },
  { keys: ['?'], does: 'Deze lijst, als u niet typt' },
  { keys: ['Ctrl', '/'], does: 'Deze lijst, ook als u typt' },
  { keys: ['Esc'], does: 'Menu of lijst sluiten' },
  { keys: ['Tab'], does: 'Verder naar het volgende; met Shift terug. De eerste keer: naar de inhoud' },
];

/** `searches`: whether this reader has a search field; without one the key for it would promise what is not there. */
export function Shortcuts({ searches }: { searches: boolean }) {
  return (
    <dl class="shortcuts">
      {SHORTCUTS.filter(({ keys }) => searches || !keys.includes('K')).map(({ keys, does }) => <div><dt>{keys.map((key, index) => <>{index > 0 ? ' + ' : ''}<kbd>{key}</kbd></>)}</dt><dd>{does}</dd></div>)}
    </dl>
  );
}

/** The same list over the page, for whoever has script; without it the page Hulp shows it. `mark`: whether the question mark alone opens it. */
export function HelpKey({ mark, searches }: { mark: boolean; searches: boolean }) {
  return (
    <help-key mark={mark ? 'aan' : 'uit'}>
      <dialog class="help" aria-labelledby="sneltoetsen-kop">
        <h2 id="sneltoetsen-kop">Sneltoetsen</h2>
        <Shortcuts searches={searches} />
        <p><a href="/hulp">Hulp bij uw werk</a></p>
        <form method="dialog"><button class="button" type="submit">Sluiten</button></form>
      </dialog>
    </help-key>
  );
}
