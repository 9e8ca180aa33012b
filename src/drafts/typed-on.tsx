import { ButtonLink } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Ticket } from '../web/keeping.ts';
import type { Answer } from '../web/route.ts';

/** Instead of throwing away what the list did not know of. */
export const typedOn = ({ opens }: Ticket, list: string): Answer => ({
  kind: 'page', status: 409, frame: 'staff', title: 'Niets weggegooid',
  body: (
    <>
      <PageHead title="Niets weggegooid" />
      <p class="lead">U typte in dit formulier verder nadat u de lijst opende. Wat u typte, is er nog. Kijk het na, en gooi het daar weg als dat moet.</p>
      <p><ButtonLink primary href={opens}>Het formulier openen</ButtonLink> <ButtonLink href={list}>Terug naar de lijst</ButtonLink></p>
    </>
  ),
});
