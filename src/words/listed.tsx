import type { Child } from 'hono/jsx';
import { before } from './codes.ts';

/** As `listed`, of links and the like beside text. */
export const Listed = ({ items }: { items: readonly Child[] }) => <>{items.map((item, index) => <>{before(index, items.length)}{item}</>)}</>;
