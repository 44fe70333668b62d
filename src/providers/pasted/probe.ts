import { hostOf } from '../../balance/account/endpoint.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import type { RequestSpec, Service } from '../contract.ts';
import { placeOf } from '../places.ts';
import { revealed, Secret } from '../secret.ts';

/** A request that is made to be looked at: words stand in it for parts of the credential and for parameters. */
export interface Probe {
  readonly spec: RequestSpec;
  /** What each word stands for. */
  readonly words: ReadonlyMap<string, Sought>;
}

/** Something that may stand in a request. */
export interface Sought {
  readonly kind: 'part' | 'parameter';
  readonly id: string;
}

/** The request of a product with words for these parts; `undefined` when it can be made of certain values alone. */
export function probeOf(product: Service, place: string, parts: readonly string[]): Probe | undefined {
  const parameters = product.parameters ?? [];
  const sought: readonly Sought[] = [
    ...parts.map((id) => ({ kind: 'part' as const, id })),
    ...parameters.filter(({ choices }) => choices === undefined).map(({ id }) => ({ kind: 'parameter' as const, id })),
  ];
  const words = new Map(sought.map((each, index) => [wordOf(index), each]));
  const valuesOf = (kind: Sought['kind']) =>
    Object.fromEntries([...words].flatMap(([word, each]) => (each.kind === kind ? [[each.id, word] as const] : [])));
  const initial = parameters.map(({ id, choices, initial: first }) => [id, first ?? choices?.[0] ?? ''] as const);
  try {
    const spec = product.request({
      ...{ credential: valuesOf('part'), parameters: { ...Object.fromEntries(initial), ...valuesOf('parameter') } },
      ...{ place, host: hostOf(placeOf({ place }, product).hosts[0] ?? place), now: 0, nonce: 'nonce' },
    });
    return { spec, words };
  } catch {
    return undefined;
  }
}

/** Letters and digits, so that every way of writing leaves them as they are. */
function wordOf(index: number): string {
  return `Zq${index}probe${index}qZ`;
}

/** What a written request holds where the words of a probe stand. */
export interface Compared {
  /** It is a request for the same path. */
  readonly isPath: boolean;
  readonly found: readonly (readonly [sought: Sought, value: string])[];
}

/** Looks in a written request where the words of a probe stand. */
export function compare({ spec, words }: Probe, written: WrittenRequest): Compared {
  const looks = [pathLook(spec, written), ...otherLooks(spec, words, written)].map(({ template, text, form }) => {
    const { pattern, sought } = patternOf(template, words, form);
    return { sought, match: text === undefined ? null : pattern.exec(text) };
  });
  const found = looks.flatMap(({ sought, match }) =>
    sought.flatMap((each, index) => {
      const value = match?.[index + 1];
      return value === undefined ? [] : [[each, value] as const];
    }),
  );
  return { isPath: looks[0]?.match !== null, found };
}

/** Where to look: what stands there in the probe, and what in the written request. */
interface Look {
  readonly template: string;
  readonly text: string | undefined;
  readonly form: keyof typeof FORMS;
}

function pathLook({ path }: RequestSpec, { url }: WrittenRequest): Look {
  const template = typeof path === 'string' ? path : path.map(revealed).join('');
  return { template: withoutSlash(template), text: url && withoutSlash(url.pathname), form: 'path' };
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

function otherLooks(
  { query = {}, headers = {}, auth, body }: RequestSpec,
  words: Probe['words'],
  written: WrittenRequest,
): readonly Look[] {
  const fields = body === undefined ? {} : 'fields' in body ? body.fields : fieldsIn(body.text);
  const named = [...Object.entries(query), ...Object.entries(fields)];
  return [
    ...named.map(([name, value]): Look => {
      const template = value instanceof Secret ? value.reveal() : String(value);
      return { template, text: written.fields.get(name), form: 'whole' };
    }),
    ...Object.entries(headers).map(([name, pieces]): Look => {
      const template = [pieces].flat().map(revealed).join('');
      const form = words.has(template) ? 'whole' : 'within';
      return { template, text: written.headers.get(name.toLowerCase()), form };
    }),
    ...(auth === undefined ? [] : authLooks(auth, written)),
  ];
}

function authLooks(
  auth: NonNullable<RequestSpec['auth']>,
  { user: pair = '', token }: WrittenRequest,
): readonly Look[] {
  if ('bearer' in auth) {
    return [{ template: auth.bearer, text: token, form: 'whole' }];
  }
  const [, user, password] = /^([^:]*):?([\s\S]*)$/.exec(pair) ?? [];
  return [
    { template: auth.user, text: user, form: 'whole' },
    { template: auth.password, text: password, form: 'whole' },
  ];
}

/** How a word is found in a text: as all of it, behind a gateway's own path, or behind what stands right before it. */
const FORMS = {
  whole: { value: '(.+)', wrap: (pattern: string) => `^${pattern}$` },
  path: { value: '([^/]+)', wrap: (pattern: string) => `^(?:/.*)?${pattern}$` },
  within: { value: '([^\\s,;/"]+)', wrap: (pattern: string) => pattern },
} as const;

function patternOf(
  template: string,
  words: Probe['words'],
  form: keyof typeof FORMS,
): { readonly pattern: RegExp; readonly sought: readonly Sought[] } {
  const { value, wrap } = FORMS[form];
  // A signature beside it is another one each time.
  const text = form === 'within' ? (/(?:\S+\s+)?[^\s,;"]*?Zq\d+probe\d+qZ/.exec(template)?.[0] ?? template) : template;
  const pieces = text.split(/(Zq\d+probe\d+qZ)/);
  const sought = pieces.flatMap((piece) => words.get(piece) ?? []);
  const pattern = pieces.map((piece) => (words.has(piece) ? value : literal(piece))).join('');
  return { pattern: new RegExp(wrap(pattern), form === 'within' ? 'i' : ''), sought };
}

/** A text as a pattern for itself. */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
  } catch {
    return {};
  }
}
