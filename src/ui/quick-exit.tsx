import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

/** Where the quick exit leads: the weather, that anybody may look at. */
export const ELSEWHERE = 'https://www.knmi.nl/';

/** Ends the session and leaves a neutral page. A link, so it works before or without any script, which needs the name of the other website where nothing of us answers. */
export function QuickExit() {
  return (
    <quick-exit elsewhere={new URL(ELSEWHERE).host}>
      <a class="exit" href="/weg" rel="nofollow noreferrer"><Icon name="leave" size={20} />{useTexts().quickExit}</a>
    </quick-exit>
  );
}
