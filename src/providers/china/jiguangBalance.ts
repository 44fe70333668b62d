import type { Credential } from '../../balance/account/account.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import type { JsonObject } from '../../net/json.ts';
import type { Http, HttpReply } from '../../net/request.ts';
import { readAmount } from '../amount.ts';
import { faultOfCode, readCode } from '../code.ts';
import { askInOrder } from '../hosts.ts';
import type { BalanceRequest } from '../provider.ts';
import { badResponse, parseObject, readReply, refusal } from '../reply.ts';
import { JIGUANG_CODES, NOT_ALLOCATED, SUCCESS } from './jiguangCodes.ts';
import { JIGUANG_PRODUCTS, type JiguangProduct } from './jiguangProducts.ts';

/** Asks for the balance of an account. What it throws, {@link Provider.fetchBalance} says. */
export function askJiguang(
  http: Http,
  { product, credential, endpoints, signal }: BalanceRequest,
): Promise<readonly Quantity[]> {
  const known = JIGUANG_PRODUCTS.find(({ id }) => id === product.id);
  return askInOrder(endpoints, signal, async (endpoint) => {
    if (known === undefined) {
      throw new RangeError('not a product of this provider');
    }
    const reply = await http({
      method: 'GET',
      url: endpoint + known.path,
      headers: {
        authorization: basicAuthorization(credential),
        accept: 'application/json',
        // The service answers 50017 to a request that declares no type, also to one without a body.
        'content-type': 'application/json',
      },
      signal,
    });
    return quantitiesOf(reply, known, credential);
  });
}

/** The header of HTTP Basic authentication (RFC 7617) in UTF-8. */
export function basicAuthorization({ key, secret }: Credential): string {
  return `Basic ${Buffer.from(`${key}:${secret}`, 'utf8').toString('base64')}`;
}

function quantitiesOf(reply: HttpReply, product: JiguangProduct, credential: Credential): readonly Quantity[] {
  const body = readReply(reply, parseObject);
  const error = body.get('error') ?? null;
  const code = error instanceof Map ? readCode(error.get('code')) : undefined;
  if (error !== null && code === undefined) {
    throw refusal(reply, 'missing-field', 'error.code');
  }
  if (code === NOT_ALLOCATED) {
    return product.quantities.map(({ key, unit }) => ({ key, amount: null, unit }));
  }
  if (code !== undefined && code !== SUCCESS) {
    const text = error instanceof Map ? error.get('message') : undefined;
    throw new BalanceError(faultOfCode(JIGUANG_CODES, code, reply, text, credential));
  }
  if (reply.status < 200 || reply.status > 299) {
    throw refusal(reply, 'malformed');
  }
  return amountsOf(body, reply, product);
}

/** `null` means not allocated; a field that is missing is left out, as long as one is there. */
function amountsOf(body: JsonObject, reply: HttpReply, product: JiguangProduct): readonly Quantity[] {
  const present = product.quantities.filter(({ key }) => body.has(key));
  if (present.length === 0) {
    throw new BalanceError(badResponse(reply, 'missing-field', product.quantities[0]?.key));
  }
  return present.map(({ key, unit }) => {
    const value = body.get(key);
    const amount = value === null ? null : readAmount(value, unit);
    if (amount === undefined) {
      throw new BalanceError(badResponse(reply, 'bad-amount', key));
    }
    return { key, amount, unit };
  });
}
