import { Card } from '../ui/card.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Shortcuts } from '../ui/shortcuts.tsx';
import { setCookie } from '../web/cookie.ts';
import { questionMarkCookie, questionMarkOn } from '../web/question-mark.ts';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { pieces, type Guide } from './guide.ts';
import { guidesFor } from './guides.ts';

/** Help for the work of whoever reads, and the shortcuts. */
export async function showHelp(visit: Visit): Promise<Answer> {
  const on = questionMarkOn(visit.cookies);
  return {
    kind: 'page', frame: 'staff', title: 'Hulp', here: '/hulp',
    body: (
      <>
        <PageHead title="Hulp" />
        {guidesFor(visit.user?.roles ?? []).map((guide) => <GuideOf guide={guide} />)}
        <Card id="toetsen" title="Sneltoetsen">
          <Shortcuts searches={visit.user !== null && mayUse(visit.user, 'search')} />
          <p>Het vraagteken staat {on ? 'aan' : 'uit'} in deze browser. Gebruikt u spraak, of drukt u er per ongeluk op, zet het dan uit. De andere sneltoetsen blijven.</p>
          <ButtonForm action="/hulp/vraagteken" onceKey={visit.onceKey} label={on ? 'Vraagteken uitzetten' : 'Vraagteken aanzetten'} fields={{ vraagteken: on ? 'uit' : 'aan' }} />
        </Card>
        <Card id="meer" title="Voor iedereen">
          <ul class="lines">
            <li>Wat u typt, wordt vanzelf bewaard. Open de pagina opnieuw en het staat er weer.</li>
            <li>Afdrukken doet u met de browser. Op elk blad staat dat het vertrouwelijk is. Neem niet meer mee dan u nodig hebt.</li>
            <li>Kwam er iets bij de verkeerde terecht? <a href="/datalekken/melden">Meld een datalek</a>, ook als u twijfelt.</li>
            <li>Wat er veranderde in BIS staat bij <a href="/nieuw">Nieuw in BIS</a>.</li>
          </ul>
        </Card>
      </>
    ),
  };
}

export async function turnQuestionMark(visit: Visit): Promise<Answer> {
  const line = setCookie(visit.url, ...questionMarkCookie(visit.form.get('vraagteken') !== 'uit'));
  return { kind: 'to', location: '/hulp#toetsen', setCookies: [line] };
}

function Sentence({ text }: { text: string }) {
  return <>{pieces(text).map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'page' ? <a href={piece.address}>{piece.text}</a> : <b>{piece.text}</b>))}</>;
}

function GuideOf({ guide }: { guide: Guide }) {
  return (
    <Card id={guide.slug} title={guide.title}>
      <p><Sentence text={guide.intro} /></p>
      {guide.parts.map(({ title, text, steps }) => (
        <section aria-label={title}>
          <h3>{title}</h3>
          {text ? <p><Sentence text={text} /></p> : null}
          {steps ? <ol>{steps.map((step) => <li><Sentence text={step} /></li>)}</ol> : null}
        </section>
      ))}
    </Card>
  );
}
