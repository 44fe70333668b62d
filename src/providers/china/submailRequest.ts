import type { WrittenRequest } from '../../net/written/writtenRequest.ts';
import type { WrittenCredential } from '../provider.ts';
import { SUBMAIL_PRODUCTS } from './submailProducts.ts';

/** The name that calls for sending SMS had before. */
const FORMER_SMS = 'message';

/** Reads a request whose fields hold an appid, as the documents print them for curl. */
export function readSubmailRequest({ url, fields }: WrittenRequest): WrittenCredential | undefined {
  const key = fields.get('appid');
  // A signature is the appkey itself, unless the request says that it is a digest.
  const isDigest = (fields.get('sign_type') ?? 'normal') !== 'normal';
  const secret = fields.get('appkey') ?? (isDigest ? undefined : fields.get('signature'));
  const product = productOf(url);
  if (url === undefined ? key === undefined && secret === undefined : product === undefined && !isOwn(url)) {
    return undefined;
  }
  return {
    ...(product === undefined ? {} : { product }),
    ...(key === undefined ? {} : { key }),
    ...(secret === undefined ? {} : { secret }),
  };
}

/** `/balance/sms.json`, also below a gateway's own address, and the other calls of the provider: `/sms/send`. */
function productOf(url: URL | undefined): string | undefined {
  const path = url?.pathname ?? '';
  const [, balance] = /\/balance\/(\w+)(?:\.\w+)?\/?$/.exec(path) ?? [];
  const [, other] = url !== undefined && isOwn(url) ? (/^\/(\w+)\//.exec(path) ?? []) : [];
  const id = balance ?? (other === FORMER_SMS ? 'sms' : other);
  return SUBMAIL_PRODUCTS.find((product) => product.id === id)?.id;
}

function isOwn({ hostname }: URL): boolean {
  return /(?:^|\.)(?:mysubmail\.com|submail\.cn)$/.test(hostname);
}
