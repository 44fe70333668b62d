import type { OwnId } from './index.ts';
import type { Offer } from './provider.ts';

/** The program's own providers as they are known before their files are loaded. `npm run docs` writes this file. */
export const OFFERED: readonly (Offer & { readonly id: OwnId })[] = [
  {
    id: 'jiguang',
    label: (t) => t('Jiguang SMS'),
    otherNames: ['Jiguang', 'JPush', '极光'],
  },
  {
    id: 'submail',
    label: (t) => t('SUBMAIL'),
    otherNames: ['SUBMAIL', '赛邮'],
  },
];
