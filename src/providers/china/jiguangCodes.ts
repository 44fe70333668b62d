import { type ErrorCode, type ErrorCodes, wrongPair } from '../codeText.ts';

/** The documents list success among the codes of errors; the amounts stand beside it then. */
export const SUCCESS = '50000';

/** The application has no quota of its own: a state, in which every quantity is not allocated. */
export const NOT_ALLOCATED = '50033';

/** The documents' table of return codes, without {@link SUCCESS} and {@link NOT_ALLOCATED}. */
export const JIGUANG_CODES: ErrorCodes = new Map<string, ErrorCode>([
  [
    '50001',
    {
      kind: 'auth',
      sentence: (product, t) =>
        t(
          'Jiguang received an empty credential. Update it: {0} needs {1} and {2}. {3}',
          product.label(t),
          product.keyName,
          product.secretName,
          product.whereToFind(t),
        ),
    },
  ],
  ['50002', { kind: 'auth', sentence: wrongPair }],
  [
    '50008',
    {
      kind: 'not-enabled',
      sentence: (_, t) => t('SMS is not enabled for this Jiguang account. Enable it in the Jiguang console.'),
    },
  ],
  [
    '50009',
    {
      kind: 'rate-limited',
      sentence: (_, t) => t('Jiguang was queried too often. The next attempt waits; nothing needs to be done.'),
    },
  ],
  [
    '50016',
    {
      kind: 'bad-endpoint',
      sentence: (_, t) => t('Jiguang has no balance service at this address. Check the endpoint of the account.'),
    },
  ],
  [
    '50017',
    {
      kind: 'bad-endpoint',
      sentence: (_, t) =>
        t(
          'Jiguang did not accept the form of the request. Check the endpoint of the account, or update the extension.',
        ),
    },
  ],
  [
    '50018',
    {
      kind: 'bad-endpoint',
      sentence: (_, t) =>
        t(
          'Jiguang did not accept the method of the request. Check the endpoint of the account, or update the extension.',
        ),
    },
  ],
  [
    '50019',
    {
      kind: 'provider-down',
      sentence: (_, t) => t('Jiguang has an internal error. The next attempt is made by itself.'),
    },
  ],
  [
    '50035',
    {
      kind: 'ip-blocked',
      sentence: (_, t) =>
        t(
          'Jiguang does not allow requests from the address of this machine. Add it to the IP white list in the console.',
        ),
    },
  ],
  [
    '50036',
    {
      kind: 'blocked',
      sentence: (_, t) => t('Jiguang has put this application on its black list. Contact Jiguang.'),
    },
  ],
]);
