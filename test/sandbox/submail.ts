import { numberField, type ReplyDocument, replyOf, textField } from './document.ts';
import { PRODUCTS, type SandboxProduct } from './product.ts';
import { textReply, type WireReply } from './reply.ts';
import type { RefusalOptions, ServiceRequest, Subject, Verdict, World } from './service.ts';
import { signatureOf } from './signature.ts';
import { requestFields } from './submailFields.ts';

/** The documents' table of errors. */
export const SUBMAIL_ERRORS: ReadonlyMap<number, string> = new Map([
  [101, 'Incorrect APP ID'],
  [102, 'This APP has been disabled'],
  [103, 'Developer is not available'],
  [104, 'Developer is not available'],
  [105, 'This account is expired'],
  [106, 'This account has been disabled'],
  [107, 'Invalid sign_type'],
  [108, 'Invalid signature'],
  [109, 'Invalid appkey'],
  [110, 'Invalid sign_type'],
  [111, 'Empty signature'],
  [113, 'IP is not on the white list'],
  [119, 'Permission denied'],
  [151, 'Invalid timestamp'],
  [152, 'Invalid timestamp'],
]);

/** The sandbox's own: the documents name no code for a method other than POST. */
export const SANDBOX_METHOD_REFUSED = 190;
/** The sandbox's own: the documents allow no other fields but name no code for them. */
export const SANDBOX_FIELD_REFUSED = 191;

/** A signed request may be this far from the provider's clock. */
const WINDOW_SECONDS = 6;

/** SUBMAIL's balance and timestamp services. `products` are those that the host serves. */
export function submail(request: ServiceRequest, world: World, products: readonly string[]): Verdict {
  const [, path = '', suffix] = /^(.*?)(?:\.(json|xml))?$/.exec(request.path) ?? [];
  const format = suffix === 'xml' ? 'xml' : 'json';
  const service = new Service(request, world, format);
  if (path === '/service/timestamp') {
    return service.timestamp();
  }
  const product = PRODUCTS.find((each) => each.provider === 'submail' && each.path === path);
  if (product === undefined || !products.includes(product.product)) {
    const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
    return { kind: 'refused', code: 404, reply, about: {} };
  }
  return service.balance(product);
}

/** One request, with the format that its reply has to have. */
class Service {
  readonly #request: ServiceRequest;
  readonly #world: World;
  readonly #format: ReplyDocument['format'];

  constructor(request: ServiceRequest, world: World, format: ReplyDocument['format']) {
    this.#request = request;
    this.#world = world;
    this.#format = format;
  }

  timestamp(): Verdict {
    if (this.#request.method !== 'GET') {
      return this.#refused(SANDBOX_METHOD_REFUSED, {}, { httpStatus: 405, message: 'Sandbox: GET only' });
    }
    const fields = [numberField('timestamp', String(this.#seconds()))];
    return this.#accepted({}, () => ({ format: this.#format, fields }));
  }

  balance(product: SandboxProduct): Verdict {
    const about: Subject = { product: product.product };
    if (this.#request.method !== 'POST') {
      return this.#refused(SANDBOX_METHOD_REFUSED, about, { httpStatus: 405, message: 'Sandbox: POST only' });
    }
    const fields = requestFields(this.#request);
    const surplus = surplusField(fields, this.#request.query);
    if (surplus !== undefined) {
      return this.#refused(SANDBOX_FIELD_REFUSED, about, { message: `Sandbox: unexpected field ${surplus}` });
    }
    const value = new Map(fields);
    const account = this.#world.accounts.withKey('submail', value.get('appid') ?? '');
    if (account === undefined) {
      return this.#refused(101, about);
    }
    const known: Subject = { ...about, account };
    const code = account.product === product.product ? this.#credentialError(value, account) : 101;
    if (code !== undefined) {
      return this.#refused(code, known);
    }
    return this.#accepted(known, () => {
      const { quantities } = this.#world.accounts.advance(account.id);
      const write = product.form === 'string' ? textField : numberField;
      const amounts = product.fields.map((name) => {
        const amount = quantities[name] ?? null;
        return amount === null ? numberField(name, 'null') : write(name, amount);
      });
      return { format: this.#format, fields: [textField('status', 'success'), ...amounts] };
    });
  }

  #credentialError(value: ReadonlyMap<string, string>, account: { key: string; secret: string }): number | undefined {
    const signature = value.get('signature') ?? '';
    const signType = value.get('sign_type');
    if (signature === '') {
      return 111;
    }
    if (signType === undefined) {
      return signature === account.secret ? undefined : 109;
    }
    if (signType !== 'md5' && signType !== 'sha1') {
      return 107;
    }
    const timestamp = value.get('timestamp') ?? '';
    if (!/^(?:0|[1-9][0-9]{0,15})$/.test(timestamp)) {
      return 151;
    }
    if (Math.abs(this.#seconds() - Number(timestamp)) > WINDOW_SECONDS) {
      return 152;
    }
    return signature === signatureOf(signType, account.key, account.secret, timestamp) ? undefined : 108;
  }

  /** The provider's clock. */
  #seconds(): number {
    return Math.floor((this.#world.now() + this.#world.settings.clockSkewMs) / 1000);
  }

  #accepted(about: Subject, reply: () => ReplyDocument): Verdict {
    return { kind: 'accepted', about, reply, refuse: (code, options) => this.#errorReply(code, options) };
  }

  #refused(code: number, about: Subject, options?: RefusalOptions): Verdict {
    return { kind: 'refused', code, reply: this.#errorReply(code, options), about };
  }

  #errorReply(code: number, options: RefusalOptions = {}): WireReply {
    const { errorCodeForm, errorStatus } = this.#world.settings;
    const known = code === 113 ? `IP ${this.#request.callerIp} is not on the white list` : SUBMAIL_ERRORS.get(code);
    const write = errorCodeForm === 'string' ? textField : numberField;
    const fields = [
      textField('status', 'error'),
      write('code', String(code)),
      textField('msg', options.message ?? known ?? 'Unknown error'),
    ];
    const reply = replyOf({ format: this.#format, fields }, options.httpStatus ?? errorStatus);
    return { ...reply, headers: { ...reply.headers, ...options.headers } };
  }
}

/** The first field that the request must not have: an unknown or repeated one, or a signed request's in a `normal` one. */
function surplusField(fields: readonly (readonly [string, string])[], query: string): string | undefined {
  const names = [...new URLSearchParams(query).keys(), ...fields.map(([name]) => name)];
  const signType = fields.find(([name]) => name === 'sign_type')?.[1] ?? 'normal';
  const allowed = ['appid', 'signature', ...(signType === 'normal' ? [] : ['sign_type', 'timestamp'])];
  const queried = query !== '';
  return names.find((name, index) => queried || !allowed.includes(name) || names.indexOf(name) !== index);
}
