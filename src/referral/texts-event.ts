import type { CauseGroup } from './options.ts';
import type { Explained, Texts, Voices } from './texts.ts';

/** What happened, the criminal case about it, and what forbids contact. */
interface EventTexts {
  kind: { label: string; title: string; hint: string; needed: string; groups: Readonly<Record<CauseGroup, Explained>> };
  cause: { label: string; title: string; needed: string };
  when: {
    label: string; title: string; hint: string; day: string; month: string; year: string;
    yearToo: string; fourDigits: string; farYear: string; monthToo: string; noSuchDay: string; future: string; beforeBirth: string;
  };
  story: { label: string; title: Voices; callTitle: string; hint: string; place: string; placeHint: string; what: string; callWhat: string };
  report: { label: string; title: string; hint: string };
  need: { label: string; title: Voices; hint: string };
  court: { label: string; title: string; hint: string; hearing: string; hearingHint: string; beforeEvent: string };
  ban: { label: string; title: string; hint: string; words: string };
  chooseOne: string;
}

const DUTCH: EventTexts = {
  kind: {
    label: 'Wat er gebeurde', title: 'Wat is er gebeurd?', hint: 'Kies wat het beste past. Straks kunt u er meer over vertellen, als u dat wilt.',
    needed: 'Kies wat het beste past. Twijfelt u, kies dan "Iets anders".',
    groups: {
      violence: { label: 'Geweld of bedreiging', hint: 'Bijvoorbeeld mishandeling, een overval, stalking of doodslag.' },
      sexual: { label: 'Seksueel geweld of grensoverschrijdend gedrag', hint: 'Ook als er geen aangifte is, en ook als het lang geleden is.' },
      traffic: { label: 'Een verkeersongeluk' },
      property: { label: 'Inbraak, diefstal, schade of oplichting' },
      medical: { label: 'Een medisch incident', hint: 'Bijvoorbeeld een behandeling die anders liep dan verwacht.' },
      sport: { label: 'Iets in de sport' },
      other: { label: 'Iets anders', hint: 'Bijvoorbeeld smaad of laster.' },
    },
  },
  cause: { label: 'Wat precies', title: 'Wat past het beste?', needed: 'Kies wat het beste past. Twijfelt u, kies dan "Iets anders".' },
  when: {
    label: 'Wanneer', title: 'Wanneer was het?', hint: 'Weet u het niet precies? Vul in wat u weet, of laat het leeg.', day: 'Dag', month: 'Maand', year: 'Jaar',
    yearToo: 'Vul ook het jaar in, of laat alles leeg.', fourDigits: 'Vul het jaar in vier cijfers in, bijvoorbeeld 2018.', farYear: 'Klopt dit jaar? Kijk het nog eens na, of laat het leeg.', monthToo: 'Kies ook de maand, of laat de dag leeg.',
    noSuchDay: 'Deze dag bestaat niet in die maand. Kijk de dag nog eens na.', future: 'Dit ligt in de toekomst. Kijk de datum nog eens na.',
    beforeBirth: 'Dit ligt vóór de geboortedatum. Kijk beide datums nog eens na.',
  },
  story: {
    label: 'Het verhaal',
    title: { self: 'Wilt u kort vertellen wat er gebeurde?', client: 'Kunt u kort vertellen wat er gebeurde?', other: 'Wat gebeurde er, in het kort?', child: 'Wilt u kort vertellen wat er gebeurde?' },
    callTitle: 'Wilt u alvast iets vertellen?', hint: 'Het mag, het hoeft niet. De ander krijgt dit niet te zien.',
    place: 'Waar was het?', placeHint: 'Bijvoorbeeld de plaats.', what: 'Wat gebeurde er?', callWhat: 'Uw vraag of verhaal',
  },
  report: { label: 'Aangifte', title: 'Is er aangifte gedaan bij de politie?', hint: '' },
  need: {
    label: 'Meer dan geld',
    title: { self: 'Gaat het u ook om iets anders dan geld?', client: 'Gaat het uw cliënt ook om iets anders dan geld?', other: 'Gaat het deze persoon ook om iets anders dan geld?', child: 'Gaat het uw kind ook om iets anders dan geld?' },
    hint: 'Bijvoorbeeld om antwoorden, erkenning of rust. Wij bemiddelen niet over geld alleen.',
  },
  court: {
    label: 'Strafzaak', title: 'Loopt er een strafzaak?', hint: 'Herstelbemiddeling kan voor, tijdens en na een strafzaak.',
    hearing: 'Datum van de zitting', hearingHint: 'Als u die weet. Hij mag ook al geweest zijn.', beforeEvent: 'De zitting kan niet vóór de gebeurtenis liggen. Kijk de datum nog eens na.',
  },
  ban: {
    label: 'Contactverbod', title: 'Is er een contactverbod?', hint: 'Bijvoorbeeld door de rechter, de officier van justitie of de burgemeester.',
    words: 'Wie legde het op, voor wie, en tot wanneer?',
  },
  chooseOne: 'Kies een antwoord. Weet u het niet, kies dan dat.',
};

const EASY: EventTexts = {
  kind: {
    label: 'Wat er is gebeurd', title: 'Wat is er gebeurd?', hint: 'Kies wat het beste past. Later mag u er meer over zeggen.',
    needed: 'Kies wat het beste past. Weet u het niet? Kies dan "Iets anders".',
    groups: {
      violence: { label: 'Geweld of bang maken', hint: 'Zoals slaan, steken, beroven of stalken. Of er is iemand dood.' },
      sexual: { label: 'Seks of aanraken dat niet mocht', hint: 'Ook als het lang geleden is. Ook als de politie het niet weet.' },
      traffic: { label: 'Een ongeluk in het verkeer' },
      property: { label: 'Inbraak, diefstal, iets kapot of oplichting' },
      medical: { label: 'Het ging mis in de zorg', hint: 'Zoals bij de dokter of in een ziekenhuis.' },
      sport: { label: 'Iets bij het sporten' },
      other: { label: 'Iets anders', hint: 'Past het nergens bij? Kies dan dit.' },
    },
  },
  cause: { label: 'Wat het was', title: 'Wat past het beste?', needed: 'Kies wat het beste past. Weet u het niet? Kies dan "Iets anders".' },
  when: {
    label: 'Wanneer', title: 'Wanneer was het?', hint: 'Vul in wat u weet. Weet u het niet? Laat het dan leeg.', day: 'Dag', month: 'Maand', year: 'Jaar',
    yearToo: 'Vul ook het jaar in. Of laat alles leeg.', fourDigits: 'Vul het hele jaar in. Zo: 2018.', farYear: 'Klopt dit jaar? Kijk nog eens. Of laat het leeg.', monthToo: 'Kies ook de maand. Of laat de dag leeg.',
    noSuchDay: 'Deze dag is er niet in die maand. Kijk nog eens naar de dag.', future: 'Dit moet nog komen. Kijk nog eens.',
    beforeBirth: 'Dit was voor de geboorte. Kijk nog eens.',
  },
  story: {
    label: 'Het verhaal',
    title: { self: 'Wilt u er iets over zeggen?', client: 'Kunt u er iets over zeggen?', other: 'Kunt u er iets over zeggen?', child: 'Wilt u er iets over zeggen?' },
    callTitle: 'Wilt u nu al iets zeggen?', hint: 'Het mag. Het hoeft niet. De ander leest dit niet.',
    place: 'Waar was het?', placeHint: 'Zoals de stad of de straat.', what: 'Wat is er gebeurd?', callWhat: 'Wat wilt u zeggen of vragen?',
  },
  report: { label: 'Politie', title: 'Is er aangifte gedaan?', hint: 'Dan weet de politie wat er is gebeurd. Die schreef dat op.' },
  need: {
    label: 'Meer dan geld',
    title: { self: 'Wilt u ook iets anders dan geld?', client: 'Wil uw cliënt ook iets anders dan geld?', other: 'Wil deze persoon ook iets anders dan geld?', child: 'Wil uw kind ook iets anders dan geld?' },
    hint: 'Zoals een antwoord of sorry horen. Wij helpen niet als het alleen om geld gaat.',
  },
  court: {
    label: 'Strafzaak', title: 'Is er een strafzaak?', hint: 'Dan kijkt een rechter wat er moet gebeuren. Is er geen strafzaak? Dan helpen wij u ook.',
    hearing: 'Op welke dag is de zitting?', hearingHint: 'Dan praat de rechter over de zaak. Het mag ook al zijn geweest.', beforeEvent: 'Deze dag is te vroeg. Kijk nog eens naar de dag.',
  },
  ban: {
    label: 'Contactverbod', title: 'Is er een contactverbod?', hint: 'Dan mag de een de ander niet bellen of zien. Dat zei de rechter, de officier of de burgemeester.',
    words: 'Wie zei dat? Voor wie? Tot wanneer?',
  },
  chooseOne: 'Kies wat past. Weet u het niet? Kies dan dat.',
};

const ENGLISH: EventTexts = {
  kind: {
    label: 'What happened', title: 'What happened?', hint: 'Choose what fits best. You can tell us more later, if you want to.',
    needed: 'Choose what fits best. If you are in doubt, choose "Something else".',
    groups: {
      violence: { label: 'Violence or threats', hint: 'For example assault, robbery, stalking or manslaughter.' },
      sexual: { label: 'Sexual violence or behaviour that crossed a line', hint: 'Also if it was not reported to the police, and also if it was long ago.' },
      traffic: { label: 'A traffic accident' },
      property: { label: 'Burglary, theft, damage or fraud' },
      medical: { label: 'A medical incident', hint: 'For example, a treatment that did not go as expected.' },
      sport: { label: 'Something in sport' },
      other: { label: 'Something else', hint: 'For example slander or libel.' },
    },
  },
  cause: { label: 'What exactly', title: 'What fits best?', needed: 'Choose what fits best. If you are in doubt, choose "Something else".' },
  when: {
    label: 'When', title: 'When was it?', hint: 'Not sure about the date? Fill in what you know, or leave it empty.', day: 'Day', month: 'Month', year: 'Year',
    yearToo: 'Fill in the year too, or leave everything empty.', fourDigits: 'Write the year in four digits, for example 2018.', farYear: 'Is this year right? Please check it, or leave it empty.', monthToo: 'Choose the month too, or leave the day empty.',
    noSuchDay: 'This month does not have that day. Please check the day.', future: 'This is in the future. Please check the date.',
    beforeBirth: 'This is before the date of birth. Please check both dates.',
  },
  story: {
    label: 'The story',
    title: { self: 'Would you like to tell us briefly what happened?', client: 'Can you tell us briefly what happened?', other: 'Can you tell us briefly what happened?', child: 'Would you like to tell us briefly what happened?' },
    callTitle: 'Is there anything you would like to tell us already?', hint: 'Only if you want to. The other person will not see this.',
    place: 'Where was it?', placeHint: 'For example the town.', what: 'What happened?', callWhat: 'Your question or story',
  },
  report: { label: 'Police report', title: 'Was it reported to the police?', hint: 'In Dutch this is called "aangifte".' },
  need: {
    label: 'More than money',
    title: { self: 'Do you want something other than money as well?', client: 'Does your client want something other than money as well?', other: 'Does this person want something other than money as well?', child: 'Does your child want something other than money as well?' },
    hint: 'For example answers, recognition or peace of mind. We do not mediate about money alone.',
  },
  court: {
    label: 'Criminal case', title: 'Is there a criminal case?', hint: 'Restorative mediation is possible before, during and after a criminal case.',
    hearing: 'Date of the hearing', hearingHint: 'If you know it. It may already have taken place.', beforeEvent: 'The hearing cannot be before the event. Please check the date.',
  },
  ban: {
    label: 'No-contact order', title: 'Is there a no-contact order?', hint: 'For example from the court, the public prosecutor or the mayor.',
    words: 'Who imposed it, on whom, and until when?',
  },
  chooseOne: 'Choose an answer. If you do not know, choose that.',
};

export const EVENT: Texts<EventTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
