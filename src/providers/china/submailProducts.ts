import type { Translate } from '../../base/language.ts';
import type { Product, QuantityDescription } from '../provider.ts';

const CURRENT = 'https://api-v4.mysubmail.com';

const CREDENTIAL = {
  keyName: 'appid',
  secretName: 'appkey',
  keyShape: /^\d{1,12}$/,
  secretShape: /^[0-9a-f]{32}$/i,
  whereToFind: (t: Translate) => t('Both are in the SUBMAIL console, in the list of applications of this product.'),
};

/** One balance that the three products which draw on it share: it is never added up. */
const WALLET: readonly QuantityDescription[] = [{ key: 'balance', unit: 'CNY', label: (t) => t('Balance') }];

/** The ids are the last part of the services' paths. */
export const SUBMAIL_PRODUCTS: readonly Product[] = [
  {
    ...CREDENTIAL,
    id: 'sms',
    hosts: [CURRENT],
    quantities: [
      { key: 'balance', unit: 'messages', label: (t) => t('General SMS') },
      { key: 'transactional_balance', unit: 'messages', label: (t) => t('Transactional SMS') },
    ],
    console: 'https://www.mysubmail.com/console/sms/apps',
    label: (t) => t('SMS'),
    description: (t) => t('general and transactional messages'),
  },
  {
    ...CREDENTIAL,
    id: 'mail',
    hosts: ['https://api.mysubmail.com', 'https://api.submail.cn'],
    quantities: [
      { key: 'balance', unit: 'emails', label: (t) => t('Purchased e-mails') },
      { key: 'free_balance', unit: 'emails', resetsDaily: true, label: (t) => t('Free e-mails today') },
    ],
    console: 'https://www.mysubmail.com/console/mail/apps',
    label: (t) => t('E-mail'),
    description: (t) => t('purchased e-mails and the free ones of today'),
  },
  {
    ...CREDENTIAL,
    id: 'internationalsms',
    hosts: [CURRENT],
    quantities: WALLET,
    console: 'https://www.mysubmail.com/console/intersms/apps',
    label: (t) => t('International SMS'),
    description: (t) => t('money of the account, shared by international SMS, MMS and voice'),
  },
  {
    ...CREDENTIAL,
    id: 'mms',
    hosts: [CURRENT],
    quantities: WALLET,
    console: 'https://www.mysubmail.com/console/mms/apps',
    label: (t) => t('MMS'),
    description: (t) => t('money of the account, shared by international SMS, MMS and voice'),
  },
  {
    ...CREDENTIAL,
    id: 'voice',
    hosts: [CURRENT],
    quantities: WALLET,
    console: 'https://www.mysubmail.com/console/voice/apps',
    label: (t) => t('Voice'),
    description: (t) => t('money of the account, shared by international SMS, MMS and voice'),
  },
];
