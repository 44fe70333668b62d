import type { Quantities } from '../../account.ts';
import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { membersOf } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, type ServiceRequest } from '../../service.ts';
import { type AnyReply, SAMPLES } from './samples.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['401', { status: 401, message: 'No such key' }],
  ['404', { status: 404, message: 'No such reply' }],
  ['405', { status: 405, message: 'GET or POST' }],
]);

/**
 * A service of nobody's, whose reply can be anything: for trying declared providers. It takes its key wherever requests carry one,
 * and answers at each path with the reply of that name: a sample, or what `POST /_control` has put there. `GET` of its base address
 * lists them.
 */
export const anything: Counterpart = {
  id: 'anything',
  products: [{ product: 'account', fields: ['balance', 'bonus'] }],
  accounts: [
    {
      id: 'anything',
      name: 'Anything',
      product: 'account',
      credential: { key: 'any-5a8d7c93f1b24e06' },
      quantities: { balance: '1234.56', bonus: '300' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    const [account] = world.accounts.all('anything', {});
    const about = { product: 'account' };
    const replies = new Map<string, AnyReply>([...SAMPLES, ...world.settings.replies]);
    if (account === undefined || (request.method !== 'GET' && request.method !== 'POST')) {
      return { kind: 'refused', code: '405', about };
    }
    if (request.path === '' || request.path === '/') {
      const list = {
        format: 'text' as const,
        fields: [],
        around: () => listText(request, replies, account.credential),
      };
      return { kind: 'accepted', about, reply: () => list };
    }
    const texts = carriedBy(request);
    if (!Object.values(account.credential).every((part) => texts.includes(part))) {
      return { kind: 'refused', code: '401', about };
    }
    const reply = replies.get(request.path.split('/').at(-1) ?? '');
    if (reply === undefined) {
      return { kind: 'refused', code: '404', about: { ...about, account } };
    }
    const { status = 200, contentType = 'application/json' } = reply;
    if (status >= 400) {
      return {
        ...{ kind: 'refused', code: String(status), about: { ...about, account } },
        reply: textReply(status, contentType, filled(reply.body, account.quantities)),
      };
    }
    return accepted(world, account, ({ quantities }) => ({
      ...{ format: 'text', fields: [], contentType },
      around: () => filled(reply.body, quantities),
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ status: 'error', code, message }));
  },
};

/** Every text of a request that may be a key. */
function carriedBy({ headers, query, body, path }: ServiceRequest): readonly string[] {
  const { authorization = '' } = headers;
  const pair = basicPair({ headers });
  return [
    ...Object.values(headers).flatMap((value) => value ?? []),
    authorization.replace(/^\S+ /, ''),
    ...(typeof pair === 'string' ? [] : [pair.user, pair.password]),
    ...new URLSearchParams(query).values(),
    ...new URLSearchParams(body.toString('utf8')).values(),
    ...[...(membersOf(body)?.values() ?? [])].filter((value) => typeof value === 'string'),
    ...path.split('/'),
  ];
}

/** `{{balance}}` is the account's amount; `{{balance:comma}}`, `:thousands` and `:units` are other ways to write it. */
function filled(body: string, quantities: Quantities): string {
  return body.replace(/\{\{(\w+)(?::(comma|thousands|units))?\}\}/g, (_, name: string, form?: string) => {
    const digits = quantities[name] ?? 'null';
    switch (form) {
      case 'comma':
        return digits.replace('.', ',');
      case 'thousands':
        return digits.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
      case 'units':
        return digits.replace('.', '');
      default:
        return digits;
    }
  });
}

function listText(
  { headers, mount }: ServiceRequest,
  replies: ReadonlyMap<string, AnyReply>,
  { key = '' }: Readonly<Record<string, string>>,
): string {
  const url = `http://${headers.host}${mount}`;
  const width = Math.max(...[...replies.keys()].map((name) => name.length));
  const rows = [...replies].map(([name, { body }]) => `  ${name.padEnd(width)}  ${body.replaceAll('\n', '\\n')}`);
  const order = JSON.stringify({
    reply: { name: 'mine', body: '{"left":"{{balance}}"}', contentType: 'application/json' },
  });
  return [
    'The key is taken in any header, as a bearer token, as half of a pair, in the query, in the path or in the body:',
    `  curl ${url}/number-as-text -H 'Authorization: Bearer ${key}'`,
    '',
    'Replies, by the last piece of the path:',
    ...rows,
    '',
    'One of your own:',
    `  curl http://${headers.host}/_control -d '${order}'`,
    '',
  ].join('\n');
}
