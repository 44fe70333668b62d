import { createHash } from 'node:crypto';
import type { Unit } from '../../balance/amount/quantity.ts';
import type { Translate } from '../../base/language.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import type { Answer, BodyForm, CodeKind, CodeText, Descriptor, Known, Pieces, Reply, Service } from '../contract.ts';
import type { Parameter, Place, Product, QuantityDescription, WrittenCredential } from '../provider.ts';
import { onePlace, secret } from '../terms.ts';

const CURRENT = onePlace('https://api-v4.mysubmail.com');
const DAILY = { resets: 'day', resetZone: 'Asia/Shanghai' } as const;
type Forms = { readonly format?: 'json' | 'xml'; readonly contentType?: BodyForm };

/** How requests are signed and written. */
const PARAMETERS: readonly Parameter[] = [
  choice('signType', ['normal', 'md5', 'sha1'], (t) =>
    t('How requests are signed: with the appkey itself, or with a digest'),
  ),
  choice('format', ['json', 'xml'], (t) => t('How the reply is written')),
  choice('contentType', ['urlencoded', 'multipart', 'json'], (t) => t('How the request is written')),
];

const notVerified: readonly [CodeKind, CodeText] = [
  'blocked',
  (t) =>
    t(
      'SUBMAIL has not verified the developer of this application. Update the developer data in the SUBMAIL console, under application integration.',
    ),
];
const badSignType: readonly [CodeKind, CodeText] = [
  'bad-endpoint',
  (t) => t('SUBMAIL does not accept the signature type of this account. Choose another "signType" in the settings.'),
];
const badTime: readonly [CodeKind, CodeText] = [
  'clock',
  (t) => t('SUBMAIL found the time of the signed request wrong, even after comparing clocks.'),
];

/** SUBMAIL: SMS, e-mail, international SMS, MMS and voice. */
export const SUBMAIL: Descriptor = {
  id: 'submail',
  region: 'china',
  label: (t) => t('SUBMAIL'),
  otherNames: ['SUBMAIL', '赛邮'],
  // The documents' table of error codes, as far as balance services answer with them.
  codes: {
    101: [
      'auth',
      (t, product) =>
        t(
          'SUBMAIL knows no such application for {0}: each appid belongs to one product. Update the credential with {1} and {2} of {0}. {3}',
          ...pairOf(t, product),
        ),
    ],
    102: [
      'blocked',
      (t) =>
        t('This SUBMAIL application is disabled. Enable it in the SUBMAIL console, under application integration.'),
    ],
    103: notVerified,
    104: notVerified,
    105: ['blocked', (t) => t('This SUBMAIL account has expired. Renew it in the SUBMAIL console.')],
    106: ['blocked', (t) => t('This SUBMAIL account is disabled. Contact SUBMAIL.')],
    107: badSignType,
    108: 'auth',
    109: 'auth',
    110: badSignType,
    111: [
      'auth',
      (t, product) =>
        t('SUBMAIL received an empty credential. Update it: {0} needs {1} and {2}. {3}', ...pairOf(t, product)),
    ],
    113: [
      'ip-blocked',
      (t) =>
        t(
          'SUBMAIL does not allow requests from the address of this machine. Add it to the IP white list of the application.',
        ),
    ],
    119: [
      'not-enabled',
      (t) => t('This SUBMAIL application may not use the balance service. Ask SUBMAIL to permit it.'),
    ],
    151: badTime,
    152: badTime,
  },
  products: [
    {
      ...service('sms', CURRENT, [
        { key: 'balance', unit: 'messages', label: (t) => t('General SMS') },
        { key: 'transactional_balance', unit: 'messages', label: (t) => t('Transactional SMS') },
      ]),
      label: (t) => t('SMS'),
      description: (t) => t('general and transactional messages'),
    },
    {
      ...service('mail', onePlace('https://api.mysubmail.com', 'https://api.submail.cn'), [
        { key: 'balance', unit: 'emails', label: (t) => t('Purchased e-mails') },
        { key: 'free_balance', unit: 'emails', ...DAILY, label: (t) => t('Free e-mails today') },
      ]),
      label: (t) => t('E-mail'),
      description: (t) => t('purchased e-mails and the free ones of today'),
    },
    { ...wallet('internationalsms', 'intersms'), label: (t) => t('International SMS') },
    { ...wallet('mms'), label: (t) => t('MMS') },
    { ...wallet('voice'), label: (t) => t('Voice') },
  ],
  readRequest,
};

function choice(id: string, choices: readonly [string, ...string[]], label: Parameter['label']): Parameter {
  return { id, label, choices, initial: choices[0], isForm: true };
}

/** A service with its last part of the path, which is the product's id. */
function service(id: string, places: readonly Place[], quantities: readonly QuantityDescription<Unit>[], page = id) {
  return {
    ...{ id, places, parameters: PARAMETERS, quantities, console: `https://www.mysubmail.com/console/${page}/apps` },
    credential: [
      { id: 'key', name: 'appid', shape: /^\d{1,12}$/ },
      { id: 'secret', name: 'appkey', shape: /^[0-9a-f]{32}$/i, secret: true },
    ],
    whereToFind: (t) =>
      t('Both are in the SUBMAIL console, under application integration, in the list of applications of this product.'),
    clock: {
      from: { path: '/service/timestamp', at: '/timestamp' },
      isNeeded: ({ signType }) => signType !== 'normal',
    },
    request(known) {
      const { format = 'json', contentType: as = 'urlencoded' } = known.parameters as Forms;
      return { path: `/balance/${id}.${format}`, body: { as, fields: fieldsOf(known) }, reads: format };
    },
    read: (reply) => answerOf(reply, quantities),
  } satisfies Partial<Service>;
}

/** One balance that the three products which draw on it share: it is never added up. */
function wallet(id: string, page = id) {
  return {
    ...service(id, CURRENT, [{ key: 'balance', unit: 'CNY', label: (t) => t('Balance') }], page),
    description: (t) => t('money of the account, shared by international SMS, MMS and voice'),
  } satisfies Partial<Service>;
}

function pairOf(t: Translate, { label, credential, whereToFind }: Product): readonly string[] {
  return [label(t), ...credential.map(({ name }) => name), whereToFind(t)];
}

/**
 * The fields that authorize a request: the appkey itself, or the lowercase hexadecimal digest of `appid + appkey + fields + appid +
 * appkey`, where `fields` are the other fields, sorted by name, as raw `name=value` joined with `&`.
 */
function fieldsOf({ credential: { key = '', secret: appkey = '' }, parameters, now }: Known): Pieces {
  const { signType = 'normal' } = parameters;
  if (signType === 'normal') {
    return { appid: key, signature: secret(appkey) };
  }
  const timestamp = String(Math.floor(now / 1000));
  const signed = `${key}${appkey}appid=${key}&sign_type=${signType}&timestamp=${timestamp}${key}${appkey}`;
  const signature = secret(createHash(signType).update(signed, 'utf8').digest('hex'));
  return { appid: key, timestamp, sign_type: signType, signature };
}

/** The body's `status` decides, whatever the HTTP status: the provider sends errors with either. */
function answerOf(reply: Reply, quantities: readonly QuantityDescription<Unit>[]): Answer {
  const status = reply.at('/status');
  if (status === 'success') {
    return quantities.map(({ key, unit }) => ({ key, amount: reply.amount(`/${key}`, unit), unit }));
  }
  const code = status === 'error' ? reply.code('/code') : undefined;
  if (code === undefined) {
    throw reply.refusal('missing-field', status === 'error' ? 'code' : 'status');
  }
  return { code, message: reply.at('/msg') };
}

/** Reads a request whose fields hold an appid, as the documents print them for curl. */
function readRequest({ url, token, fields }: WrittenRequest): WrittenCredential | undefined {
  const product = productOf(url);
  const key = fields.get('appid');
  // A signature is the appkey itself, unless the request says that it is a digest.
  const isDigest = (fields.get('sign_type') ?? 'normal') !== 'normal';
  const appkey = fields.get('appkey') ?? (isDigest ? undefined : fields.get('signature')) ?? token;
  if (url === undefined ? key === undefined && appkey === undefined : product === undefined && !isOwn(url)) {
    return undefined;
  }
  const credential = { ...(key === undefined ? {} : { key }), ...(appkey === undefined ? {} : { secret: appkey }) };
  return { ...(product === undefined ? {} : { product }), credential };
}

/** `/balance/sms.json`, also below a gateway's own address, and the other calls: `/sms/send`, once called `/message/send`. */
function productOf(url: URL | undefined): string | undefined {
  const path = url?.pathname ?? '';
  const [, balance] = /\/balance\/(\w+)(?:\.\w+)?\/?$/.exec(path) ?? [];
  const [, other] = url !== undefined && isOwn(url) ? (/^\/(\w+)\//.exec(path) ?? []) : [];
  return SUBMAIL.products.find(({ id }) => id === (balance ?? (other === 'message' ? 'sms' : other)))?.id;
}

const isOwn = ({ hostname }: URL): boolean => /(?:^|\.)(?:mysubmail\.com|submail\.cn)$/.test(hostname);
