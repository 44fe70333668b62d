import type { Credential, ReplyFormat } from '../../balance/account/account.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import type { JsonObject } from '../../net/json.ts';
import type { Http, HttpReply } from '../../net/request.ts';
import { readAmount } from '../amount.ts';
import { faultOfCode, readCode } from '../code.ts';
import { askInOrder } from '../hosts.ts';
import type { BalanceRequest, Product } from '../provider.ts';
import { badResponse, parseObject, readReply, refusal } from '../reply.ts';
import type { ClockOffset, HostClocks } from './submailClock.ts';
import { SUBMAIL_CODES } from './submailCodes.ts';
import { encodeForm } from './submailForm.ts';
import { type DigestType, signatureOf } from './submailSignature.ts';

/** Asks for the balance of an account; `clocks` times signed requests. What it throws, {@link Provider.fetchBalance} says. */
export function askSubmail(http: Http, clocks: HostClocks, request: BalanceRequest): Promise<readonly Quantity[]> {
  return askInOrder(request.endpoints, request.signal, (endpoint) => ask(http, clocks, request, endpoint));
}

type Fields = Readonly<Record<string, string>>;

/** Asks one host. */
async function ask(
  http: Http,
  clocks: HostClocks,
  request: BalanceRequest,
  endpoint: string,
): Promise<readonly Quantity[]> {
  const { account, credential, signal } = request;
  const { key, secret } = credential;
  const signType = account.signType ?? 'normal';
  if (signType === 'normal') {
    return send(http, request, endpoint, { appid: key, signature: secret });
  }
  const signed = (offset: ClockOffset) => {
    const fields = signedFields(signType, credential, clocks.seconds(offset));
    return send(http, request, endpoint, fields);
  };
  const offset = await clocks.offset(endpoint, signal);
  try {
    return await signed(offset);
  } catch (error) {
    if (!(error instanceof BalanceError) || error.fault.kind !== 'clock') {
      throw error;
    }
  }
  // The clocks have moved apart since they were compared, as a sleeping machine's do: compared anew, once.
  return signed(await clocks.offset(endpoint, signal, offset));
}

function signedFields(type: DigestType, credential: Credential, timestamp: number): Fields {
  return {
    appid: credential.key,
    timestamp: String(timestamp),
    sign_type: type,
    signature: signatureOf(type, credential, timestamp),
  };
}

async function send(
  http: Http,
  { account, product, credential, signal }: BalanceRequest,
  endpoint: string,
  fields: Fields,
): Promise<readonly Quantity[]> {
  const format = account.format ?? 'json';
  const { contentType, body } = encodeForm(fields, account.contentType ?? 'urlencoded');
  const reply = await http({
    method: 'POST',
    url: `${endpoint}/balance/${product.id}.${format}`,
    headers: {
      'content-type': contentType,
      accept: format === 'xml' ? 'application/xml, text/xml' : 'application/json',
    },
    body,
    signal,
  });
  return quantitiesOf(reply, readReply(reply, await parserOf(format)), product, credential);
}

/** XML is rare, so its parser is loaded when the first such reply is there. */
async function parserOf(format: ReplyFormat): Promise<(text: string) => JsonObject> {
  return format === 'xml' ? (await import('../../net/xml.ts')).parseXml : parseObject;
}

/** The body's `status` decides, whatever the HTTP status: the provider sends errors with either. */
function quantitiesOf(
  reply: HttpReply,
  body: JsonObject,
  product: Product,
  credential: Credential,
): readonly Quantity[] {
  const status = body.get('status');
  if (status === 'success') {
    return amountsOf(reply, body, product);
  }
  const code = status === 'error' ? readCode(body.get('code')) : undefined;
  if (code === undefined) {
    throw refusal(reply, 'missing-field', status === 'error' ? 'code' : 'status');
  }
  throw new BalanceError(faultOfCode(SUBMAIL_CODES, code, reply, body.get('msg'), credential));
}

/** Every field of the product is there and is an amount; the provider documents no other way to say anything. */
function amountsOf(reply: HttpReply, body: JsonObject, product: Product): readonly Quantity[] {
  return product.quantities.map(({ key, unit }) => {
    if (!body.has(key)) {
      throw new BalanceError(badResponse(reply, 'missing-field', key));
    }
    const amount = readAmount(body.get(key), unit);
    if (amount === undefined) {
      throw new BalanceError(badResponse(reply, 'bad-amount', key));
    }
    return { key, amount, unit };
  });
}
