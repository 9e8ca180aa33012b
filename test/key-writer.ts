/** Makes keys one after another in a store until it is told to stop; prints the id of each that is on disk, and what it sealed. */
import { openKeyStore } from '../src/database/keys.ts';

const [folder, first] = process.argv.slice(2);
const keys = await openKeyStore(folder!);
let going = true;
process.on('SIGTERM', () => {
  going = false;
});
for (let id = Number(first); going; id++) {
  await keys.create([id]);
  process.stdout.write(`${id} ${keys.seal(id, 'here', `text ${id}`).toString('hex')}\n`);
}
