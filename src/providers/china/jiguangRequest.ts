import { hostOf } from '../../balance/account/endpoint.ts';
import type { WrittenRequest } from '../../net/written/writtenRequest.ts';
import type { WrittenCredential } from '../provider.ts';
import { JIGUANG_PRODUCTS } from './jiguangProducts.ts';

/** The other calls of the SMS service take the pair of an application. */
const OTHER_CALLS = 'app';

/** Reads a request with HTTP Basic authentication, as the documents print them for curl. */
export function readJiguangRequest({ url, user }: WrittenRequest): WrittenCredential | undefined {
  const product = productOf(url);
  if (url === undefined ? user === undefined : product === undefined && !isOwn(url)) {
    return undefined;
  }
  const [, key = '', secret = ''] = /^([^:]*):?([\s\S]*)$/.exec(user ?? '') ?? [];
  return {
    ...(product === undefined ? {} : { product }),
    ...(key === '' ? {} : { key }),
    ...(secret === '' ? {} : { secret }),
  };
}

/** By the path first: it is the same below a gateway's own address. */
function productOf(url: URL | undefined): string | undefined {
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  const known = JIGUANG_PRODUCTS.find((candidate) => path.endsWith(candidate.path));
  const isService = JIGUANG_PRODUCTS.some(({ hosts }) => hosts.some((host) => hostOf(host) === url?.host));
  return known?.id ?? (isService ? OTHER_CALLS : undefined);
}

function isOwn({ hostname }: URL): boolean {
  return /(?:^|\.)(?:jpush|jiguang)\.cn$/.test(hostname);
}
