import { asksForCall } from '../core/case/missing.ts';
import { seesOf } from '../core/case/sees.ts';
import { participants } from '../core/case/state.ts';
import { names } from '../database/people/people.ts';
import { ErrorSummary, type FieldError } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { CALLED } from '../web/back-to-list.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { callBackAddress, whoWaits } from '../words/call-back.ts';
import { whoIn } from '../words/people.ts';
import { Became, keepCall, readCall } from './outcome.tsx';

interface Asked { readonly open: OpenCase; readonly name: string; readonly first: string | null }

/**
 * Somebody waits to be called before anything is decided (P-14). The desk tells what became of it, whether or not anybody answered: a colleague
 * reads that it was tried. Also once the case asks for no call any more, as long as the desk writes in it: a call that was made is told.
 */
async function ask(visit: Visit, work: (asked: Asked) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  const { id, state } = open.file;
  if (!open.relations.includes('desk')) return forbidden();
  if (state.referral?.callBack !== 'yes' || !seesOf(open.relations, state).writes || state.closed !== null) return notFound();
  const first = participants(state, 'a')[0]?.id ?? null;
  const known = (await names(visit.db, visit.keys, [id])).get(id) ?? new Map();
  if (first && state.referral.entry === 'self') visit.showsPeople(id, first);
  return work({ open, first, name: first && state.referral.entry === 'self' ? whoIn(state, known)(first) : whoWaits(state.referral.entry) });
}

export const showCallBack = (visit: Visit): Promise<Answer> => ask(visit, async (asked) => page(visit, asked, []));

export const toldCallBack = (visit: Visit): Promise<Answer> => ask(visit, async (asked) => {
  const said = readCall(visit);
  if (Array.isArray(said)) return page(visit, asked, said);
  const { id, number } = asked.open.file;
  await keepCall(visit, id, asked.name, said);
  return { kind: 'to', location: `/zaken/${number}?${CALLED}=${number}` };
});

/** No number is on it: that stands with the details, with whether it may be used, and opening it is logged. */
function page(visit: Visit, { open: { file: { number, state } }, name, first }: Asked, errors: readonly FieldError[]): Answer {
  return {
    kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: `Zaak ${number}: belverzoek`, here: '/aanmeldpunt',
    body: (
      <>
        <PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title={`Belverzoek: bellen met ${name}`} />
        <ErrorSummary errors={errors} />
        {asksForCall(state) ? null : <Notice title="Er wacht niemand meer op een telefoontje">Belde u al? Leg dan toch vast wat het werd.</Notice>}
        <Notice tone="safety" title="Kijk eerst of bellen veilig is">
          {state.referral?.entry === 'self' ? '' : `Bel alleen ${name}. `}Noem niet waarom u belt voor u weet wie u spreekt.{first ? <> <a href={`/zaken/${number}/gegevens/${first}`}>Toon het nummer, en of bellen veilig is</a></> : null}
        </Notice>
        <Became visit={visit} action={callBackAddress(number)} errors={errors} />
      </>
    ),
  };
}
