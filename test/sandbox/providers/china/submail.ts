import { partOf, type SandboxAccount } from '../../account.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, replyOf, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type ServiceRequest, type Subject, type Verdict, type World } from '../../service.ts';
import { signatureOf } from '../../signing/submail.ts';
import { requestFields } from '../../submailFields.ts';

/** The sandbox's own: the documents name no code for a method other than POST. */
export const SANDBOX_METHOD_REFUSED = '190';
/** The sandbox's own: the documents allow no other fields but name no code for them. */
export const SANDBOX_FIELD_REFUSED = '191';

/** The documents' table of errors. Their HTTP status is one of the sandbox's settings. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map(
  (
    [
      ['101', 'Incorrect APP ID'],
      ['102', 'This APP has been disabled'],
      ['103', 'Developer is not available'],
      ['104', 'Developer is not available'],
      ['105', 'This account is expired'],
      ['106', 'This account has been disabled'],
      ['107', 'Invalid sign_type'],
      ['108', 'Invalid signature'],
      ['109', 'Invalid appkey'],
      ['110', 'Invalid sign_type'],
      ['111', 'Empty signature'],
      ['113', 'IP is not on the white list'],
      ['119', 'Permission denied'],
      ['151', 'Invalid timestamp'],
      ['152', 'Invalid timestamp'],
    ] as const
  ).map(([code, message]) => [code, { status: 200, message }]),
);

/** Which products write amounts as JSON strings; the others write numbers. */
const AS_TEXT: readonly string[] = ['sms'];
/** What the backup host serves. */
const BACKED_UP: readonly string[] = ['mail'];

/** A signed request may be this far from the provider's clock. */
const WINDOW_SECONDS = 6;

/** SUBMAIL's balance and timestamp services. Amounts are the documents' examples. */
export const submail: Counterpart = {
  id: 'submail',
  places: ['main', 'backup'],
  products: [
    { product: 'sms', fields: ['balance', 'transactional_balance'] },
    { product: 'mail', fields: ['balance', 'free_balance'] },
    { product: 'internationalsms', fields: ['balance'] },
    { product: 'mms', fields: ['balance'] },
    { product: 'voice', fields: ['balance'] },
  ],
  // appid and appkey.
  accounts: [
    {
      id: 'marketing-sms',
      name: 'Marketing SMS',
      product: 'sms',
      credential: { key: '10001', secret: 'abcdef0123456789abcdef0123456789' },
      quantities: { balance: '9410', transactional_balance: '9775' },
    },
    {
      id: 'newsletter',
      name: 'Newsletter',
      product: 'mail',
      credential: { key: '10002', secret: 'bcdef0123456789abcdef0123456789a' },
      quantities: { balance: '50', free_balance: '50' },
    },
    {
      id: 'international-sms',
      name: 'International SMS',
      product: 'internationalsms',
      credential: { key: '10003', secret: 'cdef0123456789abcdef0123456789ab' },
      quantities: { balance: '100.15' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    const path = request.path.replace(/\.(?:json|xml)$/, '');
    if (path === '/service/timestamp') {
      return timestamp(request, world);
    }
    const name = /^\/balance\/(\w+)$/.exec(path)?.[1];
    const product = this.products.find((each) => each.product === name);
    if (product === undefined || (request.place === 'backup' && !BACKED_UP.includes(product.product))) {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about: Subject = { product: product.product };
    if (request.method !== 'POST') {
      return refused(SANDBOX_METHOD_REFUSED, about, { httpStatus: 405, message: 'Sandbox: POST only' });
    }
    const fields = requestFields(request);
    const surplus = surplusField(fields, request.query);
    if (surplus !== undefined) {
      return refused(SANDBOX_FIELD_REFUSED, about, { message: `Sandbox: unexpected field ${surplus}` });
    }
    const value = new Map(fields);
    const account = world.accounts.with('submail', { key: value.get('appid') ?? '' });
    if (account === undefined) {
      return refused('101', about);
    }
    const code = account.product === product.product ? credentialError(value, account, secondsOf(world)) : '101';
    if (code !== undefined) {
      return refused(code, { ...about, account });
    }
    const form = AS_TEXT.includes(product.product) ? 'text' : 'number';
    return accepted(world, account, ({ quantities }) => ({
      format: formatOf(request),
      fields: [
        wordField('status', 'success'),
        ...product.fields.map((field) => amountField(field, quantities[field] ?? null, form)),
      ],
    }));
  },

  word(code, error, request, { settings }) {
    const message =
      code === '113' && error.message === ERRORS.get('113')?.message
        ? `IP ${request.callerIp} is not on the white list`
        : error.message;
    const fields = [
      wordField('status', 'error'),
      settings.errorCodeForm === 'string' ? wordField('code', code) : rawField('code', code),
      wordField('msg', message),
    ];
    return replyOf({ format: formatOf(request), fields }, error.status === 200 ? settings.errorStatus : error.status);
  },
};

function timestamp(request: ServiceRequest, world: World): Verdict {
  if (request.method !== 'GET') {
    return refused(SANDBOX_METHOD_REFUSED, {}, { httpStatus: 405, message: 'Sandbox: GET only' });
  }
  const fields = [amountField('timestamp', String(secondsOf(world)))];
  return { kind: 'accepted', about: {}, reply: () => ({ format: formatOf(request), fields }) };
}

function formatOf(request: ServiceRequest): 'json' | 'xml' {
  return request.path.endsWith('.xml') ? 'xml' : 'json';
}

function secondsOf(world: World): number {
  return Math.floor(world.providerNow() / 1000);
}

function credentialError(
  value: ReadonlyMap<string, string>,
  account: SandboxAccount,
  seconds: number,
): string | undefined {
  const secret = partOf(account, 'secret');
  const signature = value.get('signature') ?? '';
  const signType = value.get('sign_type');
  if (signature === '') {
    return '111';
  }
  if (signType === undefined) {
    return signature === secret ? undefined : '109';
  }
  if (signType !== 'md5' && signType !== 'sha1') {
    return '107';
  }
  const time = value.get('timestamp') ?? '';
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(time)) {
    return '151';
  }
  if (Math.abs(seconds - Number(time)) > WINDOW_SECONDS) {
    return '152';
  }
  return signature === signatureOf(signType, partOf(account, 'key'), secret, time) ? undefined : '108';
}

/** The first field that the request must not have: an unknown or repeated one, or a signed request's in a `normal` one. */
function surplusField(fields: readonly (readonly [string, string])[], query: string): string | undefined {
  const names = [...new URLSearchParams(query).keys(), ...fields.map(([name]) => name)];
  const signType = fields.find(([name]) => name === 'sign_type')?.[1] ?? 'normal';
  const allowed = ['appid', 'signature', ...(signType === 'normal' ? [] : ['sign_type', 'timestamp'])];
  const queried = query !== '';
  return names.find((name, index) => queried || !allowed.includes(name) || names.indexOf(name) !== index);
}
