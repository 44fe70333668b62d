import type { SandboxFault } from './fault.ts';

type Kind = SandboxFault['kind'];
type ParameterType = 'number' | 'text' | 'code' | 'flag' | 'texts';
/** Each parameter with its type; a question mark marks one that may be left out. */
type Parameters = {
  readonly [K in Kind]: {
    readonly [P in Exclude<keyof Extract<SandboxFault, { readonly kind: K }>, 'kind'>]-?:
      | ParameterType
      | `${ParameterType}?`
      | readonly string[];
  };
};

const PARAMETERS: Parameters = {
  'reset-before-headers': {},
  'reset-mid-body': {},
  'hang-before-headers': {},
  'hang-in-headers': {},
  'hang-in-body': {},
  drip: { bytes: 'number', everyMs: 'number' },
  delay: { ms: 'number' },
  truncated: { by: ['content-length', 'chunked', 'close'], keep: 'number?' },
  'wrong-length': { by: 'number' },
  'no-content': {},
  empty: { text: 'text?' },
  redirect: { location: 'text', status: 'number?' },
  huge: { bytes: 'number', declared: 'flag?' },
  compressed: { encoding: ['gzip', 'deflate', 'br'] },
  'gzip-bomb': { bytes: 'number' },
  'gzip-cut': {},
  'stacked-encodings': { layers: 'number' },
  'unknown-encoding': {},
  charset: { encoded: ['utf-8', 'gbk'], label: 'text?' },
  'byte-order-mark': {},
  'invalid-utf8': {},
  amount: { json: 'text', xml: 'text?', field: 'text?' },
  field: { change: ['missing', 'renamed', 'nested'], field: 'text?' },
  doubled: { field: 'text?' },
  malformed: {},
  'hostile-keys': { instead: 'flag?' },
  deep: { levels: 'number' },
  doctype: {},
  'entity-bomb': {},
  'external-entity': { uri: 'text' },
  body: { text: 'text', contentType: 'text?' },
  status: { status: 'number', body: 'text?', headers: 'texts?' },
  'html-portal': {},
  'html-bad-gateway': {},
  'provider-error': { code: 'code', message: 'text?', httpStatus: 'number?', headers: 'texts?' },
};

/** Every kind of fault there is. */
export const FAULT_KINDS: readonly string[] = Object.keys(PARAMETERS);

/** Whether a value from another process is a fault: a known kind with exactly the parameters that it takes. */
export function isFault(value: unknown): value is SandboxFault {
  if (typeof value !== 'object' || value === null || !('kind' in value) || typeof value.kind !== 'string') {
    return false;
  }
  const parameters = new Map(Object.entries(PARAMETERS)).get(value.kind);
  if (parameters === undefined) {
    return false;
  }
  const types = new Map<string, string | readonly string[]>(Object.entries(parameters));
  const given = new Map<string, unknown>(Object.entries(value));
  return (
    [...given.keys()].every((name) => name === 'kind' || types.has(name)) &&
    [...types].every(([name, type]) => isOfType(given.get(name), type))
  );
}

function isOfType(value: unknown, type: string | readonly string[]): boolean {
  if (typeof type !== 'string') {
    return typeof value === 'string' && type.includes(value);
  }
  if (value === undefined) {
    return type.endsWith('?');
  }
  switch (type.replace('?', '')) {
    case 'number':
      return typeof value === 'number';
    case 'text':
      return typeof value === 'string';
    case 'code':
      return typeof value === 'string' || typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'texts':
      return typeof value === 'object' && value !== null && Object.values(value).every((v) => typeof v === 'string');
  }
  return false;
}
