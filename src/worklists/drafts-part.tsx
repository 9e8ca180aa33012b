import { isUuid } from '../core/fields.ts';
import { readCases } from '../database/journal-read.ts';
import { formDraftsInCases, formsStillThere, standInPlace, type DraftInCase } from '../database/people/form-draft.ts';
import { ButtonForm } from '../ui/form.tsx';
import { THROW_AWAY_ADDRESS } from '../ui/keeping.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { AsShown } from '../web/as-shown.tsx';
import { listHere } from '../web/back-to-list.ts';
import { sealTicket, TICKET, whenText } from '../web/keeping.ts';
import { accessOf } from '../web/open-case.ts';
import { relationsTo } from '../web/relation.ts';
import type { Visit } from '../web/route.ts';
import { formName } from '../words/forms.ts';
import { DRAFT_TEXTS } from './texts.ts';

/** `gone`: what the form was about is done, struck or called off, so that it does not open any more. */
export interface OwnDraft extends DraftInCase { readonly number: string; readonly gone: boolean }

/** The id of what such a form changes. */
const ABOUT = /^\/zaken\/[^/]+\/(?:(?:taken|notities)\/([\da-f-]{36})|afspraken\/([\da-f-]{36})\/(?:verzetten|afzeggen|verwerken))$/;
/** Moved by a colleague, it is still moved from here. */
const moves = ({ action }: DraftInCase): boolean => action.endsWith('/verzetten');
const aboutOf = ({ action }: DraftInCase): string[] => (ABOUT.exec(action) ?? []).slice(1).filter(isUuid);

/**
 * What this reader typed in a form about a case and did not send, in cases that they may open now. Each case is named to the access log.
 * Of what was typed nothing is read.
 */
export async function ownDrafts(visit: Visit): Promise<OwnDraft[]> {
  const drafts = await formDraftsInCases(visit.db, visit.keys, visit.user?.id ?? '');
  if (drafts.length === 0) return [];
  const files = await readCases(visit.db, [...new Set(drafts.map(({ caseId }) => caseId))]);
  const relations = await relationsTo(visit, [...files].map(([id, { state }]) => ({ id, standing: accessOf(state) })));
  const there = await formsStillThere(visit.db, drafts.flatMap(aboutOf));
  const inPlace = await standInPlace(visit.db, drafts.filter(moves).flatMap(aboutOf));
  const own = drafts.flatMap((draft) => {
    const file = files.get(draft.caseId as never);
    return file && (relations.get(draft.caseId)?.length ?? 0) > 0 ? [{ ...draft, number: file.number, gone: aboutOf(draft).some((id) => !(moves(draft) ? inPlace : there).has(id)) }] : [];
  });
  visit.shows(...own.map(({ caseId }) => caseId));
  return own;
}

/** Nothing where there is nothing. */
export function Drafts({ visit, drafts }: { visit: Visit; drafts: readonly OwnDraft[] }) {
  if (drafts.length === 0) return null;
  const { anchor, title, note } = DRAFT_TEXTS;
  return (
    <section class="stack" id={anchor} aria-label={title}>
      <div><h2>{title}</h2><p class="two-sub">{note}</p></div>
      <Table<OwnDraft> stacks caption={title} quietCaption noun={['formulier', 'formulieren']} rows={drafts} columns={[
        { label: 'Zaak', names: true, width: 'narrow', cell: ({ number }) => <a href={`/zaken/${number}`}>{number}</a> },
        { label: 'Wat', width: 'wide', cell: (one) => (one.gone ? <TwoLines main={nameOf(one)} sub={DRAFT_TEXTS.gone} /> : <a href={one.opens}>{nameOf(one)}<span class="vh"> in zaak {one.number}, verder typen</span></a>) },
        { label: 'Bewaard', width: 'narrow', cell: ({ updated }) => whenText(updated, visit.today) },
        { label: 'Weggooien', quiet: true, width: 'narrow', cell: (one) => <ThrowAway visit={visit} draft={one} /> },
      ]} />
    </section>
  );
}

const nameOf = ({ action }: DraftInCase): string => formName(action) ?? DRAFT_TEXTS.unnamed;

/** In two steps: the words are not seen here, and they do not come back. */
function ThrowAway({ visit, draft }: { visit: Visit; draft: OwnDraft }) {
  const { action, opens, updated } = draft;
  const ticket = sealTicket(visit.keys, { staff: visit.user?.id ?? '', action, opens }, visit.now);
  const about = `${nameOf(draft)} in zaak ${draft.number}`;
  return (
    <details class="more">
      <summary>Weggooien<span class="vh">: {about}</span></summary>
      <ButtonForm action={THROW_AWAY_ADDRESS} onceKey={visit.onceKey} label="Ja, weggooien" about={about} fields={{ [TICKET]: ticket, ...listHere(visit) }}>
        <AsShown values={[updated.toISOString()]} />
      </ButtonForm>
    </details>
  );
}
