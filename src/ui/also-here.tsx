/** Colleagues who work on the same thing now, a sentence each. Always on such a page: the client script keeps it up to date. */
export function AlsoHere({ others }: { others: readonly string[] }) {
  return (
    <also-here class="also-here" role="status">
      {others.map((other) => <span>Ook bezig in deze zaak: {other}</span>)}
    </also-here>
  );
}
