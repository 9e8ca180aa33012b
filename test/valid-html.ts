import { defineMetadata, HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { ResolvedConfig } from 'html-validate';

/** Around other elements only: they take what their place takes. */
const WRAPPER = { flow: true, phrasing: true, transparent: true } as const;

const SVG = { flow: true, phrasing: true, embedded: true, foreign: true, attributes: { width: {}, height: {}, viewbox: {}, focusable: {} } };

/** Its own loader puts the rules and the metadata of all elements together anew for each page: a fifth of the time of a page. */
class LoadedOnce extends StaticConfigLoader {
  #resolved: ResolvedConfig | Promise<ResolvedConfig> | undefined;
  override getConfigFor(handle: string): ResolvedConfig | Promise<ResolvedConfig> {
    return this.#resolved ??= super.getConfigFor(handle);
  }
}

const validator = new HtmlValidate(new LoadedOnce({
  extends: ['html-validate:recommended'],
  elements: ['html5', defineMetadata({
    svg: SVG,
    'quick-exit': { ...WRAPPER, attributes: { elsewhere: { required: true } } }, 'search-key': WRAPPER, 'send-once': WRAPPER, 'menu-details': WRAPPER, 'keep-draft': WRAPPER, 'also-here': WRAPPER, 'safety-watch': { ...WRAPPER, attributes: { asks: { required: true }, told: {}, known: {} } },
    'help-key': { ...WRAPPER, attributes: { mark: { required: true, enum: ['aan', 'uit'] } } },
    'look-again': { flow: true, attributes: { asks: { required: true } } },
    'keep-page': { ...WRAPPER, attributes: { lost: { required: true } } }, 'session-end': { ...WRAPPER, attributes: { seconds: { required: true, enum: [/^\d+$/] } } }, 'passkey-form': { ...WRAPPER, attributes: { kind: { enum: ['create', 'get'] }, question: { required: true } } },
  })],
  rules: {
    // hono/jsx writes what is given: only a checker finds a misspelt or misplaced attribute.
    'no-unknown-attributes': 'error',
    'no-unknown-elements': 'error',
    'no-inline-style': ['error', { allowedProperties: [] }],
    'no-style-tag': 'error',
    'no-missing-references': 'error',
    'no-dup-id': 'error',
    'input-missing-label': 'error',
    // An error summary stands above the page's h1.
    'heading-level': ['error', { allowMultipleH1: false, minInitialRank: 'h2' }],
    // Suggestions under a text field are a list box (ARIA's combobox); a select cannot be one.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // How hono/jsx writes them; no matter to people.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // Numbers are written as people write them; src/ui/base.css keeps them on one line.
    'tel-non-breaking': 'off',
    'long-title': 'off',
  },
}));

/** What is wrong with a whole HTML document, one line a fault with the rule's name; empty where it is right. */
export function htmlFaults(html: string): string[] {
  return validator.validateStringSync(html).results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId} ${message.selector ?? ''}: ${message.message}`));
}
