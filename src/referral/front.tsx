import { ButtonLink } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { START } from './addresses.ts';

export function FrontPage() {
  return (
    <>
      <h1>Contact na een ingrijpende gebeurtenis</h1>
      <p>Na een delict, een ongeluk of een medisch incident blijven er vaak vragen. Soms wilt u de ander iets vragen, iets vertellen, of gewoon weten hoe het gaat. Wij helpen u daarbij.</p>
      <div>
        <div class="submit-bar">
          <ButtonLink href={START} primary>Aanmelden</ButtonLink>
          <ButtonLink href="/aanmelden/welke-deur">Past dit bij mij?</ButtonLink>
        </div>
      </div>
      <h2>Zo gaat het</h2>
      <ol class="stack">
        <li><b>1. U meldt zich aan.</b> Of iemand die u helpt doet dat, als u het goed vindt.</li>
        <li><b>2. Een bemiddelaar praat met u.</b> Over wat er gebeurde, wat u wilt en wat veilig is.</li>
        <li><b>3. Daarna vragen wij de ander.</b> Alleen als u dat wilt. De ander mag ja of nee zeggen.</li>
        <li><b>4. U kiest samen hoe.</b> Een gesprek, een brief, of via de bemiddelaar. Altijd goed voorbereid.</li>
      </ol>
      <h2>Voor wie?</h2>
      <p>Voor slachtoffers en nabestaanden, voor daders en veroorzakers, en voor wie er op een andere manier bij betrokken is. Kort geleden of lang geleden. Met of zonder strafzaak.</p>
      <More label="Ik ben professional en wil een cliënt aanmelden">
        <p>Dat kan met hetzelfde formulier. Uw cliënt moet ervan weten en het ermee eens zijn. Twijfelt uw cliënt nog, meld dan gerust: dan bellen wij eerst u.</p>
      </More>
      <p>Werkt u bij Perspectief? <a href="/inloggen">Log dan in.</a></p>
    </>
  );
}

export function FrontAside() {
  return (
    <>
      <section><h2>Vrijwillig en gratis</h2><p>U beslist zelf of u meedoet en hoe. U kunt altijd een pauze nemen of stoppen. Wat u vertelt, blijft vertrouwelijk.</p></section>
      <section><h2>Liever bellen?</h2><p>Dat kan op werkdagen, op het nummer bovenaan deze pagina.</p></section>
      <section><h2>Leest er iemand mee?</h2><p>Met <b>Snel weg</b> verlaat u deze site meteen.</p></section>
    </>
  );
}

/** Two kinds of mediation that people mix up (000:59, 000:418-428; R-002). */
export function WhichDoorPage() {
  return (
    <>
      <h1>Welke deur?</h1>
      <p>Er zijn twee soorten bemiddeling na een strafbaar feit. Ze lijken op elkaar, en toch zijn ze anders.</p>
      <h2>Herstelbemiddeling: dat doen wij</h2>
      <ul class="stack">
        <li>Het gaat om contact met de ander: vragen, vertellen, luisteren.</li>
        <li>Het begint bij één persoon. De ander hoeft nog niet mee te doen.</li>
        <li>Het kan op elk moment: voor, tijdens of lang na een strafzaak. Ook zonder strafzaak, na een verkeersongeluk of een medisch incident.</li>
        <li>De rechter of de officier van justitie hoort er niets over, behalve als u dat allebei wilt.</li>
      </ul>
      <p><ButtonLink href={START} primary>Aanmelden voor herstelbemiddeling</ButtonLink></p>
      <h2>Mediation in strafzaken: via de rechtbank</h2>
      <ul class="stack">
        <li>Het hoort bij een strafzaak die nu loopt.</li>
        <li>De officier van justitie of de rechter stelt het voor. Het begint als u allebei ja zegt.</li>
        <li>Afspraken die u maakt, kunnen meetellen in de strafzaak.</li>
      </ul>
      <p>Wilt u dit? Vraag ernaar bij uw advocaat, bij Slachtofferhulp of bij het mediationbureau van de rechtbank.</p>
      <h2>Weet u het niet?</h2>
      <p>Meld u gerust aan, of bel ons op het nummer bovenaan. Wij denken mee en wijzen u zo nodig de andere deur.</p>
    </>
  );
}
