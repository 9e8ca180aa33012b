/**
 * The code of conduct, in short: what every colleague promises before anything of BIS opens. The foundation has one of its own
 * beside its privacy documents, which this does not replace; the sentences say in plain words what the rules of this
 * house ask of people: secrecy of all staff, taking part is voluntary, P-02, P-08, P-18.
 * Whoever changes a word counts CONDUCT_VERSION of src/web/conduct.ts up.
 */
export const CONDUCT: readonly { readonly title: string; readonly text: string }[] = [
  { title: 'Ik zwijg over wat ik hier lees en hoor.', text: 'Ook thuis, ook over mensen die bekend zijn, en ook nadat ik hier ben gestopt.' },
  { title: 'Ik open alleen wat ik voor mijn werk nodig heb.', text: 'BIS legt vast wie wat zag. Mensen over wie het gaat, mogen daarnaar vragen.' },
  { title: 'Ken ik iemand uit een zaak, dan zeg ik dat en houd ik afstand.', text: 'Familie, buren, vrienden, oud-collega’s: een ander neemt de zaak dan over.' },
  { title: 'Wat de een mij vertelt, vertel ik de ander niet.', text: 'Alleen wat iemand zelf laat doorgeven, gaat naar de ander. Waarom iemand stopt of nee zegt, hoeft niemand te weten.' },
  { title: 'Niemand hoeft mee te doen.', text: 'Ik zet niemand onder druk, en een nee is een goed antwoord.' },
  { title: 'Gegevens blijven in BIS.', text: 'Geen foto van het scherm, geen eigen lijstjes met namen, geen zaak in een gewone e-mail of app.' },
  { title: 'Mijn account is van mij alleen.', text: 'Ik geef mijn wachtwoord, codes en passkey aan niemand, en log uit als ik wegloop.' },
  { title: 'Gaat er iets mis, dan meld ik het meteen.', text: 'Een brief aan de verkeerde, een telefoon kwijt, iets gezien wat niet voor mij was: ook als ik twijfel. Melden is nooit verkeerd.' },
];
