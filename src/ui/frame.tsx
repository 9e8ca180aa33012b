import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { assetUrl } from './assets.ts';
import { Icon, Mark } from './icon.tsx';
import { Navigation, type NavGroup } from './navigation.tsx';
import { QuickExit } from './quick-exit.tsx';
import { HelpKey } from './shortcuts.tsx';
import { langOf, PageLanguage, useTexts, type Language } from './texts.ts';

export interface LanguageLink {
  href: string;
  /** In its own language, e.g. "English". */
  label: string;
  lang: string;
  current?: boolean | undefined;
}

/** A way past what stands before it: where on this page, and how that is called. */
export interface SkipTo {
  href: `#${string}`;
  label: string;
}

interface DocumentProps {
  title: string;
  face: 'public' | 'staff';
  layout: string;
  font: string;
  language?: Language | undefined;
  skip?: SkipTo | undefined;
  children?: Child;
}

function Skip() {
  return <a class="skip" href="#inhoud">{useTexts().skip}</a>;
}

function Document({ title, face, layout, font, language = 'nl', skip, children }: DocumentProps) {
  return (
    <PageLanguage.Provider value={language}>
      {raw('<!doctype html>')}
      <html lang={langOf(language)}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <link rel="preload" href={assetUrl(font)} as="font" type="font/woff2" crossorigin="anonymous" />
          <link rel="stylesheet" href={assetUrl('style.css')} />
          {face === 'staff' ? <><link rel="stylesheet" href={assetUrl('office.css')} /><link rel="stylesheet" href={assetUrl('paper.css')} media="print" /></> : null}
          <link rel="icon" href={assetUrl('mark.svg')} type="image/svg+xml" />
          <script type="module" src={assetUrl('client.js')}></script>
          {face === 'staff' ? <><script type="module" src={assetUrl('staff.js')}></script><script type="module" src={assetUrl('search.js')}></script><script type="module" src={assetUrl('safety.js')}></script></> : null}
        </head>
        <body class={`${face} ${layout}`}>
          <Skip />
          {skip ? <a class="skip" href={skip.href}>{skip.label}</a> : null}
          {children}
        </body>
      </html>
    </PageLanguage.Provider>
  );
}

const STAFF_FONT = 'inter-latin-wght-normal.woff2';
const PUBLIC_FONT = 'atkinson-hyperlegible-next-latin-wght-normal.woff2';

function DemoBanner({ demo }: { demo: boolean }) {
  const texts = useTexts();
  if (!demo) return null;
  return <section class="demo" aria-label={texts.demo}><b>{texts.demo}.</b> {texts.demoText}</section>;
}

/** First letters of the first and the last word. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0] ?? '').join('').toUpperCase();
}

/** Posts: what somebody looks for is personal and stays out of addresses. A search gives its key back, so it can share the one of signing out. */
function Search({ search, onceKey }: { search: string | undefined; onceKey: string }) {
  return (
    <search-key>
      <form class="search" role="search" action="/zoeken" method="post" aria-label="Overal zoeken">
        <Icon name="search" size={16} />
        <label class="vh" for="zoek">Zoek op naam of zaaknummer</label>
        <input id="zoek" name="q" type="search" value={search ?? ''} placeholder="Zoek op naam of zaaknummer" autocomplete="off" spellcheck={false} />
        <input type="hidden" name="eenmalig" value={onceKey} />
        <kbd aria-hidden="true">Ctrl K</kbd>
        <button class="vh" type="submit">Zoeken</button>
      </form>
    </search-key>
  );
}

function TopBar({ user, search, searches, onceKey }: { user: string; search: string | undefined; searches: boolean; onceKey: string }) {
  return (
    <header class="top">
      <button class="menu-button" type="button" popovertarget="menu"><Icon name="menu" size={20} />Menu</button>
      <a class="brand" href="/"><Mark size={30} />BIS</a>
      {searches ? <Search search={search} onceKey={onceKey} /> : null}
      <form class="me" action="/uitloggen" method="post">
        <input type="hidden" name="eenmalig" value={onceKey} />
        <span class="me-name">{user}</span>
        <span class="avatar" aria-hidden="true">{initials(user)}</span>
        <button class="sign-out" type="submit"><Icon name="leave" size={16} /><span>Uitloggen</span></button>
      </form>
    </header>
  );
}

export interface StaffFrameProps {
  /** Never holds personal data: it stays in the browser's history. */
  title: string;
  user: { name: string };
  navigation: readonly NavGroup[];
  /** A fresh one-time key for signing out and searching. */
  onceKey: string;
  demo: boolean;
  /** What was searched for, shown again in the search field. */
  search?: string | undefined;
  /** Whether this user may search; true where it is left out. */
  searches?: boolean | undefined;
  /** When the session ends where nothing more is done: as a clock shows it, and in seconds from now. */
  ends?: { time: string; seconds: number } | undefined;
  /** When the page was made, as people say it: for whoever prints it. */
  asOf?: string | undefined;
  /** Whether the question mark alone opens the list of shortcuts; true where it is left out. */
  questionMark?: boolean | undefined;
  /** The part that people come for, beside the way to the content. */
  skip?: SkipTo | undefined;
  children?: Child;
}

/**
 * Always there to read, without script too. With script it comes into view two minutes before the end, and a page that is
 * opened in another tab puts it off here as well. The link opens beside this page, so that what is typed stays.
 */
function SessionEnd({ ends }: { ends: { time: string; seconds: number } }) {
  return (
    <session-end seconds={String(ends.seconds)}>
      <section class="session-end" aria-label="Uitloggen vanzelf">
        <p>Doet u niets, dan wordt u om <b>{ends.time}</b> uitgelogd. <a href="/ingelogd-blijven" target="_blank" rel="noopener">Ingelogd blijven<span class="vh"> (opent een nieuw tabblad)</span></a></p>
      </section>
    </session-end>
  );
}

/** The whole HTML document of a staff page, doctype included. */
export function StaffFrame({ title, user, navigation, onceKey, demo, search, searches = true, ends, asOf, questionMark = true, skip, children }: StaffFrameProps) {
  return (
    <Document title={`${title} · BIS`} face="staff" layout="app" font={STAFF_FONT} skip={skip}>
      <DemoBanner demo={demo} />
      <TopBar user={user.name} search={search} searches={searches} onceKey={onceKey} />
      <Navigation groups={navigation} />
      <main id="inhoud" tabindex={-1} data-as-of={asOf}>{children}</main>
      {ends ? <SessionEnd ends={ends} /> : null}
      <HelpKey mark={questionMark} searches={searches} />
    </Document>
  );
}

function Brand() {
  return <a class="brand" href="/"><Mark size={42} /><span>Perspectief<small>Herstelbemiddeling</small></span></a>;
}

/** `030-2340045` → `tel:+31302340045`. */
function telephone(phone: string): string {
  return `tel:${phone.replace(/\D/g, '').replace(/^0/, '+31')}`;
}

function Languages({ languages }: { languages: readonly LanguageLink[] }) {
  const texts = useTexts();
  if (languages.length === 0) return null;
  return (
    <nav class="languages" aria-label={texts.language}>
      <ul>
        {languages.map((language) => (
          <li>
            <a href={language.href} lang={language.lang} hreflang={language.lang} aria-current={language.current ? 'true' : undefined}>{language.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SiteHeader({ phone, languages }: { phone: string; languages: readonly LanguageLink[] }) {
  return (
    <header class="site-header">
      <div class="bar">
        <Brand />
        <Languages languages={languages} />
        <a class="call" href={telephone(phone)}>
          <Icon name="phone" size={20} /><span><span class="call-word">{useTexts().call} </span><b class="nowrap">{phone}</b></span>
        </a>
      </div>
      <QuickExit />
    </header>
  );
}

function Aside({ children }: { children?: Child }) {
  return <aside class="aside" aria-label={useTexts().help}>{children}</aside>;
}

/** The number here too: on a telephone the top is far away at the end of a page. */
function SiteFooter({ phone }: { phone: string }) {
  const texts = useTexts();
  return (
    <footer class="site-footer">
      <div class="bar"><p>Perspectief Herstelbemiddeling</p><p>{texts.call} <a class="nowrap" href={telephone(phone)}>{phone}</a></p><p>{texts.danger} <a href="tel:112">112</a>.</p></div>
    </footer>
  );
}

export interface PublicFrameProps {
  /** Neutral: someone else may see the tab or the history. Nothing is added to it. */
  title: string;
  /** Shown on every page, as people write it, e.g. `030-2340045`. */
  phone: string;
  demo: boolean;
  languages?: readonly LanguageLink[] | undefined;
  language?: Language | undefined;
  /** Beside the page where there is room, below it elsewhere. */
  aside?: Child;
  children?: Child;
}

/** The whole HTML document of a page for the public, referrers and participants, doctype included. */
export function PublicFrame({ title, phone, demo, languages, language, aside, children }: PublicFrameProps) {
  return (
    <Document title={title} face="public" layout="with-exit" font={PUBLIC_FONT} language={language}>
      <DemoBanner demo={demo} />
      <SiteHeader phone={phone} languages={languages ?? []} />
      <div class={aside ? 'page page--aside' : 'page'}>
        <main id="inhoud" tabindex={-1}>{children}</main>
        {aside ? <Aside>{aside}</Aside> : null}
      </div>
      <SiteFooter phone={phone} />
    </Document>
  );
}

export interface BareFrameProps {
  /** Neutral, as in `PublicFrame`. */
  title: string;
  demo: boolean;
  /** The staff face for signing in, the public one (default) for errors that anyone may see. */
  face?: 'public' | 'staff' | undefined;
  children?: Child;
}

/** One card in the middle of an empty page: signing in, errors. The whole HTML document, doctype included. */
export function BareFrame({ title, demo, face = 'public', children }: BareFrameProps) {
  return (
    <Document title={title} face={face} layout="bare" font={face === 'staff' ? STAFF_FONT : PUBLIC_FONT}>
      <DemoBanner demo={demo} />
      <div class="bare-middle">
        <header><Brand /></header>
        <main id="inhoud" tabindex={-1}>{children}</main>
      </div>
    </Document>
  );
}
