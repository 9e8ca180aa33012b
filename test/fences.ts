/** The fences of the house, as functions over a tree: path → text. Each answer names file and rule. */
export type Tree = ReadonlyMap<string, string>;
type Fence = (tree: Tree) => string[];

const LONGEST_FILE = 300;
const DEEPEST_FOLDER = 4;
const HOMELESS = ['utils', 'util', 'helpers', 'common', 'types', 'lib', 'shared', 'misc'];
/** May import each other's folders besides their own; every folder that is not here is a feature. */
const LAYERS: Record<string, readonly string[]> = {
  core: [], words: ['core'], database: ['core'], ui: ['core'], client: [], web: ['core', 'words', 'database', 'ui'],
};
/** demo.ts says what filling a demo takes. */
const OPEN_TO_FEATURES = ['core', 'words', 'database', 'ui', 'web', 'demo.ts'];
const PEOPLE_TABLES = ['compartment', 'sealed', 'name_word', 'name_token', 'identity_token', 'draft', 'form_draft', 'office_file', 'office_words', 'outbox', 'referrer_question', 'note_strike'];

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isSource = (path: string) => /^src\/.*\.tsx?$/.test(path);
const folderOf = (path: string) => path.split('/')[1]!;
const atTop = (path: string) => path.split('/').length === 2;

/** Every module that a file names in an import, an export or an `import()`. */
export function importsOf(text: string): string[] {
  const statement = /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...withoutComments(text).matchAll(statement)].map((found) => found[1] ?? found[2] ?? found[3]!);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(,])\/\/.*$/gm, '$1');
}

/** Where an import leads inside the project: `src/core/day.ts`; null for a package. */
function target(from: string, name: string): string | null {
  return name.startsWith('.') ? new URL(name, `file:///${from}`).pathname.slice(1) : null;
}

function each(tree: Tree, wanted: (path: string) => boolean, look: (path: string, text: string) => string | string[] | null): string[] {
  return [...tree].filter(([path]) => wanted(path)).flatMap(([path, text]) => {
    const found = look(path, text);
    return (found === null ? [] : [found].flat()).map((rule) => `${path}: ${rule}`);
  });
}

const coreIsPure: Fence = (tree) => each(tree, (path) => path.startsWith('src/core/') && !isTest(path), (path, text) =>
  importsOf(text).filter((name) => !target(path, name)?.startsWith('src/core/')).map((name) => `core imports nothing outside core (${name})`));

const clockAndChanceAreArguments: Fence = (tree) => each(tree, (path) => isSource(path) && !isTest(path) && path !== 'src/main.ts' && !path.startsWith('src/client/'), (_, text) => {
  const found = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\brandomUUID\(|\bTemporal\.Now\b/.exec(withoutComments(text));
  return found && `clock and chance are arguments; only main.ts reads them (${found[0]})`;
});

const noClockInSql: Fence = (tree) => each(tree, (path) => /\.(sql|tsx?)$/.test(path) && !isTest(path) && path.startsWith('src/'), (path, text) => {
  const clocks = path.endsWith('.sql')
    ? /\b(now\(\)|current_date|current_timestamp|localtimestamp|clock_timestamp\(\))/i : /\b(current_date|current_timestamp|localtimestamp|clock_timestamp\(\))/i;
  const found = clocks.exec(withoutComments(text).replace(/--.*$/gm, ''));
  return found && `no clock in SQL (${found[0]})`;
});

const layersKeepTheirDirection: Fence = (tree) => each(tree, (path) => isSource(path) && !isTest(path) && !atTop(path), (path, text) => {
  const own = folderOf(path);
  const open = LAYERS[own] ?? OPEN_TO_FEATURES;
  const beyond = importsOf(text).map((name) => target(path, name)).filter((to) => to !== null)
    .filter((to) => !to.startsWith(`src/${own}/`) && !open.includes(folderOf(to)));
  return beyond.map((to) => `${own in LAYERS ? own : 'a feature'} does not import ${to}`);
});

const oneDoorToTheDatabase: Fence = (tree) => each(tree, (path) => isSource(path) && !isTest(path) && !path.startsWith('src/database/'), (_, text) =>
  importsOf(text).filter((name) => name === 'pg' || name.startsWith('pg/')).map(() => 'only src/database imports pg'));

const peopleStayInTheVault: Fence = (tree) => {
  const touches = new RegExp(`\\b(?:from|into|join|update|truncate|table|only)\\s+(${PEOPLE_TABLES.join('|')})\\b`, 'i');
  const outside = (path: string) => isSource(path) && !isTest(path) && !path.startsWith('src/database/people/');
  return each(tree, outside, (_, text) => {
    const found = touches.exec(withoutComments(text));
    return found && `only src/database/people reads or writes ${found[1]}`;
  });
};

const smallFiles: Fence = (tree) => each(tree, (path) => /\.tsx?$/.test(path), (_, text) => {
  const lines = text.split('\n').length - 1;
  return lines > LONGEST_FILE ? `${lines} lines; no file over ${LONGEST_FILE}` : null;
});

const namedFolders: Fence = (tree) => each(tree, () => true, (path) => {
  const folders = path.split('/').slice(0, -1);
  const homeless = folders.find((name) => HOMELESS.includes(name));
  if (homeless) return `a folder called ${homeless} has no name yet`;
  if (isSource(path) && folders.length > DEEPEST_FOLDER) return `no folder deeper than ${DEEPEST_FOLDER}`;
  return /(^|\/)index\.tsx?$/.test(path) ? 'no barrels: import from the file itself' : null;
});

const nothingOfThisMachine: Fence = (tree) => each(tree, (path) => !FENCES_THEMSELVES.includes(path), (_, text) => {
  const found = /(?<![\w.])\/(?:work|root|home|Users)\/[\w.-]+|\.\.\/shared\b|[A-Z]:\\Users\\/.exec(text);
  return found && `nothing of one machine in the tree (${found[0]})`;
});

/** These two have to write down what they forbid. */
const FENCES_THEMSELVES = ['test/fences.ts', 'src/boundaries.test.ts'];

export const FENCES: Record<string, Fence> = {
  coreIsPure, clockAndChanceAreArguments, noClockInSql, layersKeepTheirDirection, oneDoorToTheDatabase, peopleStayInTheVault,
  smallFiles, namedFolders, nothingOfThisMachine,
};
