import { Card } from '../ui/card.tsx';
import type { Paper } from '../ui/sheet.ts';
import type { Letter, Part } from './letter.ts';

/** Every word of the letter in the order of the page, as it will be made. Exactly what `textOf` says, with its shape. `asked`: somebody just pressed to see it. */
export function Preview({ letter, asked = false }: { letter: Pick<Paper, 'sheet'>; asked?: boolean }) {
  const { sheet } = letter;
  return (
    <Card id="voorbeeld" first={asked} title="Zo wordt de brief">
      <div class={sheet.easy ? 'letter letter--easy' : 'letter'} lang={sheet.lang}>
        <p class="letter-office">{sheet.office.name}</p>
        <Lines lines={sheet.address} />
        <Lines lines={sheet.facts.map((fact) => `${fact.label} ${fact.value}`)} />
        <h3>{sheet.subject}</h3>
        <p>{sheet.greeting}</p>
        {sheet.opening.map((text) => <p>{text}</p>)}
        {sheet.parts.map((part) => <PartOf part={part} />)}
        {sheet.table ? (
          <>
            <h4>{sheet.table.heading}</h4>
            <p>{sheet.table.columns.join(' · ')}</p>
            <ul>{sheet.table.rows.map((row) => <li>{row}</li>)}</ul>
          </>
        ) : null}
        <p>{sheet.regards}</p>
        <Lines lines={[`${sheet.signer.name}, ${sheet.signer.role}`, ...sheet.signer.contact.map((line) => `${line.label} ${line.value}`)]} />
        {sheet.quote ? <Quote quote={sheet.quote} /> : null}
      </div>
    </Card>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return <p>{lines.map((line, index) => <>{index > 0 ? <br /> : null}{line}</>)}</p>;
}

function PartOf({ part }: { part: Part }) {
  return (
    <>
      <h4>{part.heading}</h4>
      {part.paragraphs.map((text) => <p>{text}</p>)}
      {part.points.length > 0 ? <ul>{part.points.map((point) => <li>{point}</li>)}</ul> : null}
    </>
  );
}

/** The other's own words, on a sheet of their own. */
function Quote({ quote }: { quote: NonNullable<Letter['sheet']['quote']> }) {
  return (
    <div class="letter-sheet">
      <h4>{quote.heading}</h4>
      <p>{quote.note}</p>
      <blockquote>{quote.paragraphs.map((lines) => <Lines lines={lines} />)}</blockquote>
      <p>{quote.by}</p>
    </div>
  );
}
