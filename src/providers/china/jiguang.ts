import type { Http } from '../../net/request.ts';
import { explainCode } from '../codeText.ts';
import type { Provider } from '../provider.ts';
import { askJiguang } from './jiguangBalance.ts';
import { JIGUANG_CODES } from './jiguangCodes.ts';
import { JIGUANG_PRODUCTS } from './jiguangProducts.ts';
import { readJiguangRequest } from './jiguangRequest.ts';

/** Jiguang SMS (JPush SMS): the shared messages of a developer account, and those of one application. */
export function createJiguang(http: Http): Provider {
  return {
    id: 'jiguang',
    products: JIGUANG_PRODUCTS,
    label: (t) => t('Jiguang SMS'),
    fetchBalance: (request) => askJiguang(http, request),
    explain: (fault, product, t) => explainCode(JIGUANG_CODES, fault, product, t),
    readRequest: readJiguangRequest,
  };
}
