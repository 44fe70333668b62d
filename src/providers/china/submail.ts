import type { Clock } from '../../base/clock.ts';
import type { Http } from '../../net/request.ts';
import { explainCode } from '../codeText.ts';
import type { Provider } from '../provider.ts';
import { askSubmail } from './submailBalance.ts';
import { HostClocks } from './submailClock.ts';
import { SUBMAIL_CODES } from './submailCodes.ts';
import { SUBMAIL_PRODUCTS } from './submailProducts.ts';
import { readSubmailRequest } from './submailRequest.ts';

/** SUBMAIL: SMS, e-mail, international SMS, MMS and voice. `clock` times signed requests, by its monotonic side alone. */
export function createSubmail(http: Http, clock: Clock): Provider {
  const clocks = new HostClocks(http, clock);
  return {
    id: 'submail',
    products: SUBMAIL_PRODUCTS,
    options: {
      signTypes: ['normal', 'md5', 'sha1'],
      formats: ['json', 'xml'],
      contentTypes: ['urlencoded', 'multipart', 'json'],
    },
    label: (t) => t('SUBMAIL'),
    fetchBalance: (request) => askSubmail(http, clocks, request),
    explain: (fault, product, t) => explainCode(SUBMAIL_CODES, fault, product, t),
    readRequest: readSubmailRequest,
  };
}
