import type { Descriptor } from '../contract.ts';
import { ucloudFields } from '../signing/ucloud.ts';

/** UCloud: the account's money. Its SMS have no call for what is left. */
export const UCLOUD: Descriptor = {
  id: 'ucloud',
  region: 'china',
  label: (t) => t('UCloud'),
  otherNames: ['UCloud', '优刻得'],
  // The documents' table of return codes that all calls have.
  codes: {
    110: 'provider-down',
    130: 'provider-down',
    150: 'provider-down',
    153: 'rate-limited',
    160: 'bad-endpoint',
    161: 'bad-endpoint',
    170: 'auth',
    171: 'auth',
    172: 'auth',
    174: 'auth',
    292: 'bad-endpoint',
    293: 'bad-endpoint',
    294: [
      'ip-blocked',
      (t) =>
        t(
          'UCloud does not allow requests from the address of this machine. Add it to the IP white list in the UCloud console.',
        ),
    ],
    295: ['blocked', (t) => t('UCloud has locked the API for this account. Unlock it in the UCloud console.')],
    299: [
      'not-enabled',
      (t) => t('This UCloud user may not read the balance. Permit it to read billing in the UCloud console.'),
    ],
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account, from which SMS are paid'),
      places: [
        { id: 'china', label: (t) => t('China site'), hosts: ['https://api.ucloud.cn'] },
        { id: 'international', label: (t) => t('International site'), hosts: ['https://api.ucloud-global.com'] },
      ],
      console: 'https://console.ucloud.cn/uaccount/api_manage',
      credential: [
        { id: 'publicKey', name: 'PublicKey' },
        { id: 'privateKey', name: 'PrivateKey', secret: true },
      ],
      whereToFind: (t) => t('Both are in the UCloud console, under API keys.'),
      quantities: [{ key: 'AmountAvailable', unit: 'in reply', label: (t) => t('Available credit') }],
      request: ({ credential: { publicKey = '', privateKey = '' } }) => ({
        path: '/',
        body: { as: 'urlencoded', fields: ucloudFields({ Action: 'GetBalance' }, { publicKey, privateKey }) },
      }),
      read: (reply, { place }) => {
        const code = reply.code('/RetCode');
        if (code === undefined) {
          throw reply.refusal('missing-field', 'RetCode');
        }
        if (code !== '0') {
          return { code, message: reply.at('/Message') };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        // The documents' table has a list there, their programs an object.
        const at = Array.isArray(reply.at('/AccountInfo')) ? '/AccountInfo/0' : '/AccountInfo';
        // The reply names no currency: the site's own.
        const unit = place === 'international' ? 'USD' : 'CNY';
        return [{ key: 'AmountAvailable', unit, amount: reply.amount(`${at}/AmountAvailable`, unit) }];
      },
    },
  ],
};
