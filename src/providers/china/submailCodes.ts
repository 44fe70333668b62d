import type { Translate } from '../../base/language.ts';
import { type ErrorCode, type ErrorCodes, wrongPair } from '../codeText.ts';
import type { Product } from '../provider.ts';

const notVerified: ErrorCode = {
  kind: 'blocked',
  sentence: (_, t) => t('SUBMAIL has not verified this developer. Complete the verification in the SUBMAIL console.'),
};

const badSignType: ErrorCode = {
  kind: 'bad-endpoint',
  sentence: (_, t) =>
    t('SUBMAIL does not accept the signature type of this account. Choose another "signType" in the settings.'),
};

const badTime: ErrorCode = {
  kind: 'clock',
  sentence: (_, t) =>
    t(
      'SUBMAIL found the time of the signed request wrong, even after comparing clocks. The next attempt is made by itself.',
    ),
};

/** The documents' table of error codes, as far as balance services answer with them. */
export const SUBMAIL_CODES: ErrorCodes = new Map<string, ErrorCode>([
  ['101', { kind: 'auth', sentence: wrongApplication }],
  [
    '102',
    {
      kind: 'blocked',
      sentence: (_, t) => t('This SUBMAIL application is disabled. Enable it in the SUBMAIL console.'),
    },
  ],
  ['103', notVerified],
  ['104', notVerified],
  [
    '105',
    {
      kind: 'blocked',
      sentence: (_, t) => t('This SUBMAIL account has expired. Renew it in the SUBMAIL console.'),
    },
  ],
  [
    '106',
    {
      kind: 'blocked',
      sentence: (_, t) => t('This SUBMAIL account is disabled. Contact SUBMAIL.'),
    },
  ],
  ['107', badSignType],
  ['108', { kind: 'auth', sentence: wrongPair }],
  ['109', { kind: 'auth', sentence: wrongPair }],
  ['110', badSignType],
  [
    '111',
    {
      kind: 'auth',
      sentence: (product, t) =>
        t(
          'SUBMAIL received an empty credential. Update it: {0} needs {1} and {2}. {3}',
          product.label(t),
          product.keyName,
          product.secretName,
          product.whereToFind(t),
        ),
    },
  ],
  [
    '113',
    {
      kind: 'ip-blocked',
      sentence: (_, t) =>
        t(
          'SUBMAIL does not allow requests from the address of this machine. Add it to the IP white list of the application.',
        ),
    },
  ],
  [
    '119',
    {
      kind: 'not-enabled',
      sentence: (_, t) => t('This SUBMAIL application may not query the balance. Permit it in the SUBMAIL console.'),
    },
  ],
  ['151', badTime],
  ['152', badTime],
]);

function wrongApplication(product: Product, t: Translate): string {
  return t(
    'SUBMAIL knows no such application for {0}: each appid belongs to one product. Update the credential with {1} and {2} of {0}. {3}',
    product.label(t),
    product.keyName,
    product.secretName,
    product.whereToFind(t),
  );
}
