import type { Clock } from '../../base/clock.ts';
import type { Http } from '../../net/request.ts';
import { explainCode } from '../codeText.ts';
import type { Provider } from '../provider.ts';
import type { HostClocks } from './submailClock.ts';
import { SUBMAIL_CODES } from './submailCodes.ts';
import { SUBMAIL_PRODUCTS } from './submailProducts.ts';
import { readSubmailRequest } from './submailRequest.ts';

/** SUBMAIL: SMS, e-mail, international SMS, MMS and voice. `clock` times signed requests, by its monotonic side alone. */
export function createSubmail(http: Http, clock: Clock): Provider {
  let clocks: HostClocks | undefined;
  return {
    id: 'submail',
    products: SUBMAIL_PRODUCTS,
    options: {
      signTypes: ['normal', 'md5', 'sha1'],
      formats: ['json', 'xml'],
      contentTypes: ['urlencoded', 'multipart', 'json'],
    },
    label: (t) => t('SUBMAIL'),
    async fetchBalance(request) {
      // Loaded with the first request: a window that another one keeps fresh sends none.
      const [{ askSubmail }, { HostClocks: Clocks }] = await Promise.all([
        import('./submailBalance.ts'),
        import('./submailClock.ts'),
      ]);
      clocks ??= new Clocks(http, clock);
      return askSubmail(http, clocks, request);
    },
    explain: (fault, product, t) => explainCode(SUBMAIL_CODES, fault, product, t),
    readRequest: readSubmailRequest,
  };
}
