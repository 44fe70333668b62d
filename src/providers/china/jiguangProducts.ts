import type { Product, QuantityDescription } from '../provider.ts';

/** A product and where its service is. */
export interface JiguangProduct extends Product {
  /** Below the base address. */
  readonly path: string;
}

const HOSTS = ['https://api.sms.jpush.cn'];
const CONSOLE = 'https://portal.jiguang.cn/';

export const JIGUANG_PRODUCTS: readonly JiguangProduct[] = [
  {
    id: 'account',
    path: '/v1/accounts/dev',
    hosts: HOSTS,
    quantities: quantitiesOf('dev'),
    console: CONSOLE,
    label: (t) => t('Developer account'),
    description: (t) => t('messages of the account that no application has been given'),
    keyName: 'devKey',
    secretName: 'apiDevSecret',
    whereToFind: (t) => t('Both are in the Jiguang console under personal information.'),
  },
  {
    id: 'app',
    path: '/v1/accounts/app',
    hosts: HOSTS,
    quantities: quantitiesOf('app'),
    console: CONSOLE,
    label: (t) => t('Application'),
    description: (t) => t('messages that were given to one application'),
    keyName: 'appKey',
    secretName: 'masterSecret',
    whereToFind: (t) => t('Both are in the Jiguang console under application settings.'),
  },
];

/** Four pools that have nothing to do with each other: they are never added up. */
function quantitiesOf(prefix: 'dev' | 'app'): readonly QuantityDescription[] {
  return [
    { key: `${prefix}_balance`, unit: 'messages', label: (t) => t('All-type SMS') },
    { key: `${prefix}_voice`, unit: 'messages', label: (t) => t('Voice SMS') },
    { key: `${prefix}_industry`, unit: 'messages', label: (t) => t('Industry SMS') },
    { key: `${prefix}_market`, unit: 'messages', label: (t) => t('Marketing SMS') },
  ];
}
