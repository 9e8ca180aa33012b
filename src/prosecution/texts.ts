import type { Leaving } from '../core/case/correct.ts';
import type { Doubt } from './alike.ts';

/** Why a row waits for somebody who looked. */
export const DOUBT_TEXTS: Readonly<Record<Doubt, string>> = {
  'of-who-registered': 'Dit is de naam van wie zich meldde, niet van de andere kant.',
  'fits-both': 'Deze naam past ook bij wie zich meldde. Kijk wiens adres dit is.',
  'name-differs': 'De naam is anders dan in de aanmelding.',
  'birth-date-differs': 'De geboortedatum is anders dan in de aanmelding.',
  'little-to-compare': 'Er is te weinig om de persoon aan te herkennen.',
};

/** What went out after an answer that is taken back, and may rest on it (P-15). */
export const LEFT_TEXTS: Readonly<Record<Leaving, string>> = {
  Approached: 'de andere kant is benaderd', ReferrerAsked: 'de verwijzer kreeg een vraag', ReferrerContacted: 'de verwijzer is gesproken', MessagePassed: 'er is iets doorgegeven',
  ReportedBack: 'er is teruggekoppeld', ProcessNoticeSent: 'de verwijzer kreeg een procesbericht', DataRequested: 'het Openbaar Ministerie is om gegevens gevraagd',
  DataReminded: 'het Openbaar Ministerie is herinnerd', Rejected: 'de aanmelding is afgekeurd', ToldDataMayFail: 'er is verteld dat gegevens uit kunnen blijven', ClosingLetterSettled: 'er ging een afsluitende brief uit',
};

export const NOBODY_TICKED = 'Kruis aan welke regels over dezelfde persoon gaan. Wat niet klopt, laat u open: dat blijft achter.';
