import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { validHtml } from '../../test/valid-html.ts';
import { signedIn, testServer } from '../../test/visit.ts';
import { routes } from '../app.ts';
import type { Database } from '../database/database.ts';
import { failures, sweepRuns } from '../database/job-run.ts';
import { kindOf, Runner, type Chore } from './runner.ts';
