import type { Fault } from '../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { createHttp } from '../../../src/net/http.ts';
import { foreignAnswer } from '../../../src/providers/foreign/foreignAnswer.ts';
import { type Case, JIGUANG, SUBMAIL } from './case.ts';

type LocalKind = Extract<
  Fault['kind'],
  | 'auth'
  | 'no-credential'
  | 'secret-store'
  | 'other-address'
  | 'redeclared'
  | 'unconfirmed'
  | 'endpoint-refused'
  | 'foreign'
  | 'internal'
>;

const env = { key: 'WORDS_KEY', secret: 'WORDS_SECRET' };
const PAIR =
  'The credential was refused. Update it: Developer account needs devKey and apiDevSecret. Both are in the Jiguang console under personal information.';

/** What is wrong with a credential or an entry, and with the program itself. */
export const LOCAL_CASES: Readonly<Record<LocalKind, readonly Case[]>> = {
  auth: [
    {
      name: 'row 16: another secret, HTTP 401 with a code',
      scene: JIGUANG,
      provoke: ({ sandbox, account }) => void sandbox.accounts.changeSecret(account.id, 'another'),
      says: PAIR,
      paused: true,
    },
    {
      name: 'row 16: another secret, a code in a body of status 200',
      scene: SUBMAIL,
      provoke: ({ sandbox, account }) => void sandbox.accounts.changeSecret(account.id, 'another'),
      says: 'The credential was refused. Update it: SMS needs appid and appkey. Both are in the SUBMAIL console, under application integration, in the list of applications of this product.',
      paused: true,
    },
    {
      name: 'row 16: the credential of another product',
      scene: { ...SUBMAIL, entry: () => ({ product: 'mms' }) },
      says: 'SUBMAIL knows no such application for MMS: each appid belongs to one product. Update the credential with appid and appkey of MMS. Both are in the SUBMAIL console, under application integration, in the list of applications of this product.',
      paused: true,
    },
    {
      name: 'row 17: one stray 401 without a word',
      scene: JIGUANG,
      provoke: ({ sandbox, account }) => void sandbox.fault(account.id, { kind: 'status', status: 401, body: '' }),
      says: PAIR,
    },
    {
      name: 'A2: one 401 with a code that is not documented',
      scene: JIGUANG,
      provoke: ({ sandbox, account }) =>
        void sandbox.fault(account.id, { kind: 'provider-error', code: 50999, httpStatus: 401 }),
      says: PAIR,
    },
  ],
  'no-credential': [
    {
      name: 'row 40: no credential was saved',
      scene: { ...SUBMAIL, savedFor: false },
      says: 'There is no credential for this account on this machine. Enter it.',
      paused: true,
    },
    {
      name: 'one environment variable is empty',
      scene: { ...SUBMAIL, savedFor: false, entry: () => ({ env }), environment: { WORDS_KEY: '10001' } },
      says: 'The environment variable WORDS_SECRET is empty. Set it and start VS Code again, or enter the credential.',
      paused: true,
    },
    {
      name: 'both environment variables are empty',
      scene: { ...SUBMAIL, savedFor: false, entry: () => ({ env }) },
      says: 'The environment variables WORDS_KEY and WORDS_SECRET are empty. Set them and start VS Code again, or enter the credential.',
      paused: true,
    },
  ],
  'secret-store': [
    {
      name: 'row 40: the secret storage is locked',
      scene: SUBMAIL,
      provoke({ storage }) {
        storage.failing = true;
        return undefined;
      },
      says: 'The secret storage of VS Code cannot be read. Unlock the keyring; it is tried again when the window gets the focus. If that does not help, enter the credential again.',
      paused: true,
    },
  ],
  'other-address': [
    {
      name: 'row 36: the endpoint was changed after the credential was entered',
      scene: { ...SUBMAIL, savedFor: ['https://api-v4.mysubmail.com'] },
      says: 'The credential was entered for another address than http://{host}/submail. Enter it again to send it there.',
      paused: true,
    },
  ],
  redeclared: [
    {
      name: '21.3: what the settings declare has changed since the credential was entered',
      scene: {
        ...SUBMAIL,
        providers: (real) =>
          real.map((provider) => ({
            ...provider,
            products: provider.products.map((product) => ({
              ...product,
              declared: { hash: 'present', series: 'present', lines: () => [] },
            })),
          })),
      },
      provoke: async ({ storage, account }) => {
        const key = `messagingBalance.credential.${account.id}`;
        await storage.store(key, ((await storage.get(key)) ?? '').replace('present', 'former'));
        return undefined;
      },
      says: 'What is sent to http://{host}/submail, or read of its answer, was declared otherwise when the credential was entered. Confirm the request; nothing is sent before.',
      paused: true,
    },
  ],
  unconfirmed: [
    {
      name: 'A6: variables and addresses that the user has not confirmed',
      scene: {
        ...{ ...SUBMAIL, savedFor: false, entry: () => ({ env }) },
        environment: { WORDS_KEY: '10001', WORDS_SECRET: 'sesame-open' },
      },
      says: 'The environment variables WORDS_KEY, WORDS_SECRET would be sent to http://{host}/submail, which nobody has confirmed. Confirm the addresses; nothing is sent before.',
      paused: true,
    },
  ],
  'endpoint-refused': [
    {
      name: 'row 14: an endpoint without TLS',
      scene: { ...SUBMAIL, savedFor: false, entry: () => ({ endpoints: ['http://api.provider.example'] }) },
      says: '"http://api.provider.example" is not encrypted. Use https; http is for this machine alone.',
      paused: true,
    },
    {
      name: 'row 37: an endpoint with a password',
      scene: {
        ...SUBMAIL,
        savedFor: false,
        entry: () => ({ endpoints: ['https://user:sesame@api.provider.example'] }),
      },
      says: '"https://api.provider.example" held a user name or a password. Remove it; the credential has its own place.',
      paused: true,
    },
    {
      name: 'row 37: a link-local endpoint',
      scene: { ...SUBMAIL, savedFor: false, entry: () => ({ endpoints: ['https://169.254.169.254'] }) },
      says: '"https://169.254.169.254" is a link-local address and is not used. Enter the address of the provider.',
      paused: true,
    },
  ],
  foreign: [
    {
      name: 'a defect of another extension, whose message may quote anything',
      scene: {
        ...SUBMAIL,
        providers: (real) =>
          real.map((provider) => ({
            ...provider,
            fetchBalance: (request) =>
              foreignAnswer(
                () => Promise.reject(new TypeError('cannot read sesame')),
                request,
                systemClock,
                createHttp(systemClock),
              ),
          })),
      },
      says: 'The extension that adds this provider has made a mistake (TypeError). Please report it to its author.',
    },
  ],
  internal: [
    {
      name: 'row 38: a defect, whose message may quote anything',
      scene: {
        ...SUBMAIL,
        providers: (real) =>
          real.map((provider) => ({
            ...provider,
            fetchBalance: () => Promise.reject(new TypeError('cannot read sesame')),
          })),
      },
      says: 'The extension has made a mistake (TypeError). Please report it with the log.',
    },
  ],
};
