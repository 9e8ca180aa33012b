import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

/** Where the quick exit leads: the weather, that anybody may look at. */
export const ELSEWHERE = 'https://www.knmi.nl/';

/** Ends the session and leaves a neutral page. A link, so it works before or without any script. */
export function QuickExit() {
  return (
    <quick-exit elsewhere={ELSEWHERE}>
      <a class="exit" href="/weg" rel="nofollow noreferrer"><Icon name="leave" size={20} />{useTexts().quickExit}</a>
    </quick-exit>
  );
}
