import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerDocument } from '../src/accountability/register-text.ts';

if (process.argv[1] === import.meta.filename) writeFileSync(join(import.meta.dirname, '..', 'docs', 'processing-register.md'), registerDocument());
