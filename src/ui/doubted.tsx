import { Late } from './tag.tsx';

/** Behind an appointment that may not stand any more. `why`: empty where nothing is to be said. */
export const Doubted = ({ why }: { why: string | null }) => (why ? <> <Late>Let op: {why}.</Late></> : null);
