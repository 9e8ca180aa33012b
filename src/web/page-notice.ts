import type { Child } from 'hono/jsx';
import type { Visit } from './route.ts';

/** A feature's message on another feature's page, or null where it has nothing to say to this reader. app.ts hands it in. */
export type PageNotice = (visit: Visit) => Promise<Child | null>;
