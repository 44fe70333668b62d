import type { Fault } from '../../../src/balance/fault/fault.ts';
import type { SandboxFault } from '../../sandbox/faults/fault.ts';
import { HOSTILE_TEXTS } from '../../sandbox/faults/samples.ts';
import { type Case, JIGUANG, SUBMAIL } from './case.ts';
import type { SceneOptions } from './scene.ts';

const NO_PROVIDER =
  '{host} was answered by a web page, not by the provider. Sign in to the network if it asks for that.';
const XML: SceneOptions = { ...SUBMAIL, entry: () => ({ parameters: { format: 'xml' } }) };

/** A reply that the sandbox spoils. */
function spoilt(name: string, scene: SceneOptions, fault: SandboxFault, says: string): Case {
  return { name, scene, provoke: ({ sandbox, account }) => void sandbox.fault(account.id, fault), says };
}

/** An error of the provider's own. */
function refused(code: number, scene: SceneOptions, says: string): Case {
  return spoilt(`the provider's code ${code}`, scene, { kind: 'provider-error', code }, says);
}

type AnswerKind = Extract<
  Fault['kind'],
  | 'not-the-provider'
  | 'redirect'
  | 'too-large'
  | 'bad-response'
  | 'not-enabled'
  | 'blocked'
  | 'ip-blocked'
  | 'bad-endpoint'
  | 'clock'
  | 'rate-limited'
  | 'provider-down'
  | 'provider-error'
>;

/** Answers that are not a balance. */
export const ANSWER_CASES: Readonly<Record<AnswerKind, readonly Case[]>> = {
  'not-the-provider': [
    spoilt('row 7: a page to sign in to the network', JIGUANG, { kind: 'html-portal' }, NO_PROVIDER),
    ...[401, 403, 404].flatMap((status) =>
      [JIGUANG, SUBMAIL, XML].map((scene) =>
        spoilt(
          `A3: a page with ${status} (${scene.entry === undefined ? scene.accountId : 'XML'})`,
          scene,
          { kind: 'status', status, body: '<!doctype html><title>Access denied</title>' },
          NO_PROVIDER,
        ),
      ),
    ),
    {
      name: 'A3: an endpoint at which there is only a web server',
      scene: { ...SUBMAIL, entry: (url) => ({ endpoints: [`${url}/submail/api-v4/old`] }) },
      says: NO_PROVIDER,
    },
  ],
  redirect: [
    spoilt(
      'row 9: a redirect',
      SUBMAIL,
      { kind: 'redirect', location: 'https://elsewhere.example/login?token=sesame' },
      'Unexpected redirect from {host} to elsewhere.example; it was not followed. Check the endpoint.',
    ),
  ],
  'too-large': [
    spoilt(
      'row 10: an endless body',
      SUBMAIL,
      { kind: 'huge', bytes: 1024 * 1024 },
      'The answer of {host} is larger than 256 KiB and was refused. Check the endpoint.',
    ),
    spoilt(
      'row 11: a body that is endless once unpacked',
      SUBMAIL,
      { kind: 'gzip-bomb', bytes: 4 * 1024 * 1024 },
      'The answer of {host} is larger than 256 KiB and was refused. Check the endpoint.',
    ),
  ],
  'bad-response': [
    ...[401, 403, 404].map((status) =>
      spoilt(
        `A3: plain text with ${status}`,
        JIGUANG,
        { kind: 'status', status },
        `The answer of {host} cannot be read.`,
      ),
    ),
    spoilt('row 8: no body', JIGUANG, { kind: 'no-content' }, `{host} gave an empty answer.`),
    spoilt('row 8: blanks', SUBMAIL, { kind: 'empty', text: ' \n' }, `{host} gave an empty answer.`),
    ...(['content-length', 'chunked'] as const).map((by) =>
      spoilt(
        `row 5: a body that ends too early (${by})`,
        SUBMAIL,
        { kind: 'truncated', by },
        `The answer of {host} was cut off.`,
      ),
    ),
    spoilt(
      'row 6: a body that ends with the connection',
      SUBMAIL,
      { kind: 'truncated', by: 'close' },
      `The answer of {host} cannot be read.`,
    ),
    spoilt(
      'row 12: many content encodings',
      SUBMAIL,
      { kind: 'stacked-encodings', layers: 5 },
      `The answer of {host} is compressed in a way that cannot be read.`,
    ),
    spoilt(
      'row 31: bytes that are no UTF-8',
      SUBMAIL,
      { kind: 'invalid-utf8' },
      `The answer of {host} is not in the character set it should be in.`,
    ),
    spoilt('row 33: XML that is not closed', XML, { kind: 'malformed' }, `The answer of {host} cannot be read.`),
    spoilt(
      'row 28: the same key twice',
      SUBMAIL,
      { kind: 'doubled' },
      `The answer of {host} names "balance" twice, so it is not believed.`,
    ),
    spoilt(
      'row 33: the same element twice',
      XML,
      { kind: 'doubled' },
      `The answer of {host} names "balance" twice, so it is not believed.`,
    ),
    spoilt(
      'row 32: a document type',
      XML,
      { kind: 'entity-bomb' },
      `The answer of {host} holds a document type and was refused.`,
    ),
    spoilt(
      'row 23: a field is missing',
      SUBMAIL,
      { kind: 'field', change: 'missing', field: 'transactional_balance' },
      `The answer of {host} lacks "transactional_balance", so the balance is unknown.`,
    ),
    spoilt(
      'row 24: an amount that is none',
      JIGUANG,
      { kind: 'amount', json: '"N/A"', field: 'dev_voice' },
      `The answer of {host} holds no valid amount in "dev_voice", so the balance is unknown.`,
    ),
    spoilt(
      'row 24: null where it means nothing',
      SUBMAIL,
      { kind: 'amount', json: 'null' },
      `The answer of {host} holds no valid amount in "balance", so the balance is unknown.`,
    ),
  ],
  'not-enabled': [
    refused(50008, JIGUANG, 'SMS is not enabled for this Jiguang account. Enable it in the Jiguang console.'),
    refused(119, SUBMAIL, 'This SUBMAIL application may not use the balance service. Ask SUBMAIL to permit it.'),
  ],
  blocked: [
    refused(50036, JIGUANG, 'Jiguang has put this application on its black list. Contact Jiguang.'),
    refused(
      102,
      SUBMAIL,
      'This SUBMAIL application is disabled. Enable it in the SUBMAIL console, under application integration.',
    ),
    refused(105, SUBMAIL, 'This SUBMAIL account has expired. Renew it in the SUBMAIL console.'),
  ],
  'ip-blocked': [
    refused(
      50035,
      JIGUANG,
      'Jiguang does not allow requests from the address of this machine. Add it to the IP white list in the console.',
    ),
    refused(
      113,
      SUBMAIL,
      'SUBMAIL does not allow requests from the address of this machine. Add it to the IP white list of the application.',
    ),
  ],
  'bad-endpoint': [
    {
      name: 'an endpoint below which there is no such service',
      scene: { ...JIGUANG, entry: (url) => ({ endpoints: [`${url}/jiguang/old`] }) },
      says: 'Jiguang has no balance service at this address. Check the endpoint of the account.',
    },
    spoilt(
      'a service that is not there, and no word more',
      SUBMAIL,
      { kind: 'status', status: 404, body: '' },
      'The endpoint does not offer this service. Check the endpoints of the account.',
    ),
  ],
  clock: [
    {
      ...refused(
        152,
        { ...SUBMAIL, entry: () => ({ parameters: { signType: 'md5' } }) },
        `SUBMAIL found the time of the signed request wrong, even after comparing clocks.`,
      ),
    },
  ],
  'rate-limited': [
    refused(50009, JIGUANG, 'Jiguang was queried too often and wants a pause.'),
    spoilt(
      'row 18: status 429 with a deadline',
      SUBMAIL,
      { kind: 'status', status: 429, headers: { 'Retry-After': '3600' } },
      'The provider was asked too often and wants a pause.',
    ),
  ],
  'provider-down': [
    spoilt('row 20: status 503', SUBMAIL, { kind: 'status', status: 503 }, `The provider has an internal error (503).`),
    spoilt(
      'row 20: a page of the gateway',
      JIGUANG,
      { kind: 'html-bad-gateway' },
      `The provider has an internal error (502).`,
    ),
    ...[408, 421, 425].map((status) =>
      spoilt(
        `A2: status ${status}`,
        JIGUANG,
        { kind: 'status', status },
        `The provider did not take the request this time (${status}).`,
      ),
    ),
    refused(50019, JIGUANG, `Jiguang has an internal error.`),
  ],
  'provider-error': [
    spoilt(
      'row 22: a code that is not documented',
      JIGUANG,
      { kind: 'provider-error', code: 50999, message: 'quota service is being moved' },
      'The provider answered with its error 50999. See its documentation. It says: quota service is being moved',
    ),
    spoilt(
      'row 22: a text without an end',
      JIGUANG,
      { kind: 'provider-error', code: 50999, message: HOSTILE_TEXTS['long'] ?? '' },
      'The provider answered with its error 50999. See its documentation.',
    ),
    spoilt(
      'row 34: Markdown',
      SUBMAIL,
      { kind: 'provider-error', code: 999, message: HOSTILE_TEXTS['Markdown command link'] ?? '' },
      'The provider answered with its error 999. See its documentation. It says: [Top up now](command:workbench.action.terminal.new "free") ![x](https://example.invalid/x.png)',
    ),
    spoilt(
      'row 34: icons',
      SUBMAIL,
      { kind: 'provider-error', code: 999, message: HOSTILE_TEXTS['icon syntax'] ?? '' },
      'The provider answered with its error 999. See its documentation. It says: $(error) $(sync~spin) no credit',
    ),
    spoilt(
      'row 34: lines',
      SUBMAIL,
      { kind: 'provider-error', code: 999, message: HOSTILE_TEXTS['newlines'] ?? '' },
      'The provider answered with its error 999. See its documentation. It says: first line 2026-01-01 00:00:00.000 [info] forged line next last',
    ),
    spoilt(
      'a status without a code',
      JIGUANG,
      { kind: 'status', status: 418, body: '' },
      'The provider answered with its error 418. See its documentation.',
    ),
  ],
};
