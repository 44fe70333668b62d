import type { CodeText, Descriptor } from '../contract.ts';
import { yuntongxunSignature } from '../signing/yuntongxun.ts';
import { onePlace } from '../terms.ts';

const SUCCESS = '000000';

const notInUse: CodeText = (t) =>
  t(
    'This Yuntongxun account is not active, paused or closed. Enable it in the Yuntongxun console, or contact Yuntongxun.',
  );

/** Yuntongxun (Cloopen): money of the main account. */
export const YUNTONGXUN: Descriptor = {
  id: 'yuntongxun',
  region: 'china',
  label: (t) => t('Yuntongxun'),
  otherNames: ['Yuntongxun', 'Cloopen', '容联', '容联云', '云通讯', '容联云通讯'],
  // The vendor's table as several programs quote it; two of them have written down live answers with 111141.
  codes: {
    111106: 'clock',
    111109: 'auth',
    111111: 'rate-limited',
    111138: ['blocked', notInUse],
    111139: ['blocked', notInUse],
    111140: ['blocked', notInUse],
    111141: 'auth',
    111143: 'auth',
    160053: [
      'ip-blocked',
      (t) =>
        t(
          'Yuntongxun does not allow requests from the address of this machine. Add it to the IP white list in the Yuntongxun console.',
        ),
    ],
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the main account; the provider does not name the currency'),
      places: onePlace('https://app.cloopen.com:8883'),
      console: 'https://console.yuntongxun.com/',
      credential: [
        { id: 'accountSid', name: 'ACCOUNT SID', shape: /^[0-9a-f]{32}$/i },
        { id: 'authToken', name: 'AUTH TOKEN', shape: /^[0-9a-f]{32}$/i, secret: true },
      ],
      whereToFind: (t) => t('Both are on the first page of the Yuntongxun console.'),
      quantities: [{ key: 'balance', unit: 'CNY', label: (t) => t('Balance') }],
      clock: { from: 'date' },
      request: ({ credential: { accountSid = '', authToken = '' }, now }) => {
        const { sig, authorization } = yuntongxunSignature({ accountSid, authToken }, now);
        return {
          path: `/2013-12-26/Accounts/${encodeURIComponent(accountSid)}/AccountInfo`,
          query: { sig },
          headers: { authorization, 'content-type': 'application/json;charset=utf-8' },
        };
      },
      read: (reply) => {
        const code = reply.code('/statusCode');
        if (code === undefined) {
          throw reply.refusal('missing-field', 'statusCode');
        }
        if (code === SUCCESS && !reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        return code === SUCCESS
          ? [{ key: 'balance', unit: 'CNY', amount: reply.amount('/Account/balance', 'CNY') }]
          : { code, message: reply.at('/statusMsg') };
      },
    },
  ],
};
