import type { Child } from 'hono/jsx';
import { AlsoHere } from '../ui/also-here.tsx';
import { BareFrame, PublicFrame, StaffFrame } from '../ui/frame.tsx';
import { clockText, minuteText } from '../words/day.ts';
import { FormKeeping, type Keeping } from '../ui/keeping.tsx';
import { SafetyWatch, type SafetyLine } from '../ui/safety-watch.tsx';
import { standardHeaders } from './headers.ts';
import { navigationFor } from './navigation.ts';
import { NEWS_PATH } from './news.ts';
import { mayUse } from './rights.ts';
import { SAFETY_ADDRESS } from './safety-lines.ts';
import type { Answer, PageAnswer, User } from './route.ts';

/** An answer that is ready and waits for the commit. */
export interface Reply {
  status: number;
  headers: [string, string][];
  body: string | Uint8Array | null;
  /** A redirect that gives the one-time key back. */
  again?: boolean;
}

/** What frames and headers need to know. */
export interface Setting {
  user: User | null;
  /** When the session ends, as seen from this request. */
  ends: { at: Date; now: Date } | null;
  demo: boolean;
  phone: string;
  url: URL;
  /** A fresh one-time key, for the forms of the frame. */
  onceKey(): string;
  hasAddress(href: string): boolean;
  /** Of a page of the staff whose forms keep what is typed. */
  keeping: Keeping | null;
  /** Sentences about colleagues who have the same case open; null where the page is not about one case. */
  others: readonly string[] | null;
  /** What this user has to do about the safety of somebody; null for whom it never concerns. */
  safety: readonly SafetyLine[] | null;
  /** How much is new in the product for this user. */
  unread: number;
  questionMark: boolean;
}

/** Draws an answer. Throws what a component throws; nothing has left then. */
export async function draw(answer: Answer, setting: Setting): Promise<Reply> {
  const headers = standardHeaders(setting.url.protocol === 'https:', 'none');
  if ('setCookies' in answer) for (const line of answer.setCookies ?? []) headers.push(['set-cookie', line]);
  switch (answer.kind) {
    case 'page':
      headers.push(['content-type', 'text/html; charset=utf-8']);
      return { status: answer.status ?? 200, headers, body: await html(<Framed answer={answer} setting={setting} />) };
    case 'to':
      headers.push(['location', localPath(answer.location)]);
      if (answer.forget) headers.push(['clear-site-data', '"cache", "storage"']);
      return { status: 303, headers, body: null, again: answer.again ?? false };
    case 'leave':
      headers.push(['location', new URL(answer.address).href]);
      return { status: 303, headers, body: null };
    case 'file':
      headers.push(['content-type', answer.type], ['content-disposition', disposition(answer.name, answer.inline ?? false)]);
      return { status: 200, headers, body: answer.bytes };
    case 'text':
      headers.push(['content-type', 'text/plain; charset=utf-8']);
      return { status: answer.status ?? 200, headers, body: answer.text };
  }
}

async function html(page: Child): Promise<string> {
  return String(await (page as { toString(): string | Promise<string> }).toString());
}

function Framed({ answer, setting }: { answer: PageAnswer; setting: Setting }) {
  const { demo, user, ends } = setting;
  const refusal = answer.frame === 'bare' && (answer.status ?? 200) >= 400;
  if (user && (answer.frame === 'staff' || refusal)) {
    const navigation = navigationFor(user, answer.here, (href) => setting.hasAddress(href), { [NEWS_PATH]: setting.unread });
    return (
      <StaffFrame title={answer.title} user={user} navigation={navigation} onceKey={setting.onceKey()} demo={demo} search={answer.search} skip={answer.skip} searches={mayUse(user, 'search') && setting.hasAddress('/zoeken')}
        questionMark={setting.questionMark} asOf={ends ? minuteText(ends.now) : undefined}
        ends={ends && setting.hasAddress('/ingelogd-blijven') ? { time: clockText(ends.at), seconds: Math.floor((ends.at.getTime() - ends.now.getTime()) / 1000) } : undefined}>
        {setting.safety ? <SafetyWatch lines={setting.safety} here={setting.url.pathname} asks={SAFETY_ADDRESS} /> : null}
        {setting.others ? <AlsoHere others={setting.others} /> : null}
        <FormKeeping.Provider value={setting.keeping}>{answer.body}</FormKeeping.Provider>
      </StaffFrame>
    );
  }
  if (answer.frame === 'public') {
    return (
      <PublicFrame title={answer.title} phone={setting.phone} demo={demo} language={answer.language} languages={answer.languages} aside={answer.aside}>
        {answer.body}
      </PublicFrame>
    );
  }
  return <BareFrame title={answer.title} demo={demo} face={answer.face ?? 'staff'}>{answer.body}</BareFrame>;
}

/** A redirect never leaves this site: `//host` and a full address would. Throws on them. */
function localPath(location: string): string {
  if (!isLocalPath(location)) throw new RangeError('a redirect leads to a path of this site');
  return location;
}

/** Whether this is a path (with query) of this site; browsers read a backslash as a slash and skip control characters. */
export function isLocalPath(text: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text);
}

/** RFC 6266: a plain name for old programs, the full one in UTF-8 beside it. */
function disposition(name: string, inline: boolean): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '_');
  const full = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`;
}
