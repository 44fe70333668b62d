import type { Unit } from '../../balance/amount/quantity.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import type { Answer, CodeText, Descriptor, Reply, Service } from '../contract.ts';
import type { Field, QuantityDescription, WrittenCredential } from '../provider.ts';
import { onePlace } from '../terms.ts';

const HOST = 'https://api.sms.jpush.cn';

/** The services' paths, by product. */
const PATHS = { account: '/v1/accounts/dev', app: '/v1/accounts/app' } as const;

/** The documents list success among the codes of errors; the amounts stand beside it then. */
const SUCCESS = '50000';

/** The application has no quota of its own: a state, in which every quantity is not allocated. */
const NOT_ALLOCATED = '50033';

const emptyCredential: CodeText = (t, { label, credential, whereToFind }) =>
  t(
    'Jiguang received an empty credential. Update it: {0} needs {1} and {2}. {3}',
    label(t),
    ...credential.map(({ name }) => name),
    whereToFind(t),
  );

/** Jiguang SMS (JPush SMS): the shared messages of a developer account, and those of one application. */
export const JIGUANG: Descriptor = {
  id: 'jiguang',
  region: 'china',
  label: (t) => t('Jiguang SMS'),
  otherNames: ['Jiguang SMS', 'JPush', '极光短信'],
  // The documents' table of return codes, without the two above.
  codes: {
    50001: ['auth', emptyCredential],
    50002: 'auth',
    50008: ['not-enabled', (t) => t('SMS is not enabled for this Jiguang account. Enable it in the Jiguang console.')],
    50009: ['rate-limited', (t) => t('Jiguang was queried too often and wants a pause.')],
    50016: [
      'bad-endpoint',
      (t) => t('Jiguang has no balance service at this address. Check the endpoint of the account.'),
    ],
    50017: [
      'bad-endpoint',
      (t) =>
        t(
          'Jiguang did not accept the form of the request. Check the endpoint of the account, or update the extension.',
        ),
    ],
    50018: [
      'bad-endpoint',
      (t) =>
        t(
          'Jiguang did not accept the method of the request. Check the endpoint of the account, or update the extension.',
        ),
    ],
    50019: ['provider-down', (t) => t('Jiguang has an internal error.')],
    50035: [
      'ip-blocked',
      (t) =>
        t(
          'Jiguang does not allow requests from the address of this machine. Add it to the IP white list in the console.',
        ),
    ],
    50036: ['blocked', (t) => t('Jiguang has put this application on its black list. Contact Jiguang.')],
  },
  products: [
    {
      ...service('account', 'dev'),
      label: (t) => t('Developer account'),
      description: (t) => t('messages of the account that no application has been given'),
      credential: pair('devKey', 'apiDevSecret'),
      whereToFind: (t) => t('Both are in the Jiguang console under personal information.'),
    },
    {
      ...service('app', 'app'),
      label: (t) => t('Application'),
      description: (t) => t('messages that were given to one application'),
      credential: pair('appKey', 'masterSecret'),
      whereToFind: (t) => t('Both are in the Jiguang console under application settings.'),
    },
  ],
  readRequest,
};

function pair(key: string, secret: string): readonly Field[] {
  return [
    { id: 'key', name: key },
    { id: 'secret', name: secret, secret: true },
  ];
}

function service(id: keyof typeof PATHS, prefix: string) {
  // Four pools that have nothing to do with each other: they are never added up.
  const quantities: readonly QuantityDescription<Unit>[] = [
    { key: `${prefix}_balance`, unit: 'messages', label: (t) => t('All-type SMS') },
    { key: `${prefix}_voice`, unit: 'messages', isVoice: true, label: (t) => t('Voice SMS') },
    { key: `${prefix}_industry`, unit: 'messages', label: (t) => t('Industry SMS') },
    { key: `${prefix}_market`, unit: 'messages', label: (t) => t('Marketing SMS') },
  ];
  return {
    ...{ id, quantities, places: onePlace(HOST), console: 'https://portal.jiguang.cn/' },
    request: ({ credential: { key = '', secret = '' } }) => ({
      path: PATHS[id],
      auth: { user: key, password: secret },
      // The service answers 50017 to a request that declares no type, also to one without a body.
      headers: { 'content-type': 'application/json' },
    }),
    read: (reply) => answerOf(reply, quantities),
  } satisfies Partial<Service>;
}

function answerOf(reply: Reply, quantities: readonly QuantityDescription<Unit>[]): Answer {
  const code = reply.code('/error/code');
  if (code === undefined && (reply.at('/error') ?? null) !== null) {
    throw reply.refusal('missing-field', 'error.code');
  }
  if (code === NOT_ALLOCATED) {
    return quantities.map(({ key, unit }) => ({ key, amount: 'not-allocated', unit }));
  }
  if (code !== undefined && code !== SUCCESS) {
    return { code, message: reply.at('/error/message') };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('malformed');
  }
  // `null` means not allocated; a field that is missing is left out, as long as one is there.
  const present = quantities.filter(({ key }) => reply.at(`/${key}`) !== undefined);
  return (present.length === 0 ? quantities : present).map(({ key, unit }) => ({
    key,
    amount: reply.at(`/${key}`) === null ? 'not-allocated' : reply.amount(`/${key}`, unit),
    unit,
  }));
}

/** Reads a request with HTTP Basic authentication, as the documents print them for curl. */
function readRequest({ url, user, token }: WrittenRequest): WrittenCredential | undefined {
  const product = productOf(url);
  const isOwn = url !== undefined && /(?:^|\.)(?:jpush|jiguang)\.cn$/.test(url.hostname);
  if (url === undefined ? (user ?? token) === undefined : product === undefined && !isOwn) {
    return undefined;
  }
  const [, key = '', password = ''] = /^([^:]*):?([\s\S]*)$/.exec(user ?? '') ?? [];
  const secret = password === '' ? (token ?? '') : password;
  const credential = { ...(key === '' ? {} : { key }), ...(secret === '' ? {} : { secret }) };
  return { ...(product === undefined ? {} : { product }), credential };
}

/** By the path first: it is the same below a gateway's own address. The other calls of the service take an application's pair. */
function productOf(url: URL | undefined): string | undefined {
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  const known = Object.entries(PATHS).find(([, end]) => path.endsWith(end));
  return known?.[0] ?? (url?.origin === HOST ? 'app' : undefined);
}
