import { publicCheck, publicErrors, publicQuestion, signIn } from './public.tsx';
import { staffCase, staffFigures, staffForm, staffList } from './staff.tsx';

/** One page for every screen that shows parts of `src/ui` in use. All people in it are made up. */
export const PAGES: Readonly<Record<string, () => { toString(): string | Promise<string> }>> = {
  'publiek-vraag': publicQuestion, 'publiek-fouten': publicErrors, 'publiek-nakijken': publicCheck, 'inloggen': signIn,
  'zaken': staffList, 'zaak': staffCase, 'formulier': staffForm, 'cijfers': staffFigures,
};

export function render(name: string): string {
  const page = PAGES[name];
  if (!page) throw new Error(`no page ${name}`);
  return String(page());
}
