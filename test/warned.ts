/**
 * Plans what was ticked under a warning before the page warned: asks again with the mark of that warning, as the form has it. Without a
 * tick it is refused once more, with the same page.
 */
export async function asWarned<A extends { readonly status: number; readonly text: string }>(ask: (mark: Readonly<Record<string, string>>) => Promise<A>): Promise<A> {
  const first = await ask({});
  const mark = first.status === 422 ? /name="gewaarschuwd" value="([^"]*)"/.exec(first.text)?.[1] : undefined;
  return mark === undefined ? first : ask({ gewaarschuwd: mark });
}
