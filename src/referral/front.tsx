import { ButtonLink } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { useTexts, type Language } from '../ui/texts.ts';
import { ADD, DOOR_SLUG, RESUME, SENT_SLUG, START, stepAddress } from './addresses.ts';
import { FRONT } from './texts-front.ts';
import { LATER } from './texts-later.ts';

interface Spoken {
  language: Language;
}

export function FrontPage({ language }: Spoken) {
  const texts = FRONT[language];
  const later = LATER[language];
  return (
    <>
      <h1>{texts.heading}</h1>
      <p>{texts.intro}</p>
      <div>
        <div class="submit-bar">
          <ButtonLink href={START} primary>{texts.refer}</ButtonLink>
          <ButtonLink href={stepAddress(DOOR_SLUG)}>{texts.doesItFit}</ButtonLink>
        </div>
      </div>
      <p><a href={RESUME}>{later.resume.link}</a>, <a href={ADD}>{later.add.link}</a></p>
      <h2>{texts.how}</h2>
      <ol class="stack">
        {texts.steps.map(([what, rest], index) => <li><b>{`${index + 1}. ${what}`}</b> {rest}</li>)}
      </ol>
      <h2>{texts.forWhom}</h2>
      <p>{texts.forWhomText}</p>
      <More label={texts.professional}>
        <p>{texts.professionalText}</p>
      </More>
      <p>{texts.colleague} <a href="/inloggen">{texts.signIn}</a></p>
    </>
  );
}

export function FrontAside({ language }: Spoken) {
  const texts = FRONT[language];
  return (
    <>
      <section><h2>{texts.free}</h2><p>{texts.freeText}</p></section>
      <section><h2>{texts.call}</h2><p>{texts.callText}</p></section>
      <section><h2>{texts.reading}</h2><p>{texts.readingText.before}<b>{useTexts().quickExit}</b>{texts.readingText.after}</p></section>
    </>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return <ul class="stack">{points.map((point) => <li>{point}</li>)}</ul>;
}

/** Two kinds of mediation that people mix up (000:59, 000:418-428; R-002). `back`: the page of the form that somebody came from. */
export function WhichDoorPage({ language, back }: Spoken & { back: string | null }) {
  const texts = FRONT[language].door;
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <h2>{texts.ours}</h2>
      <Points points={texts.oursPoints} />
      <p><ButtonLink href={back === null ? START : stepAddress(back)} primary>{back === null ? texts.refer : back === SENT_SLUG ? texts.toReceipt : texts.toForm}</ButtonLink></p>
      <h2>{texts.theirs}</h2>
      <Points points={texts.theirsPoints} />
      <p>{texts.theirsHow}</p>
      <h2>{texts.unknown}</h2>
      <p>{texts.unknownText}</p>
    </>
  );
}
