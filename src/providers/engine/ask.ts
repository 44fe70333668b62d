import { randomUUID } from 'node:crypto';
import { hostOf } from '../../balance/account/endpoint.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import { isMoment } from '../../balance/readings/savedReading.ts';
import type { Clock } from '../../base/clock.ts';
import { parseHttpDate } from '../../net/httpDate.ts';
import { type JsonValue, parseJson } from '../../net/json.ts';
import type { Http, HttpReply, HttpRequest } from '../../net/request.ts';
import type { Answer, Cursor, Descriptor, Known, RequestSpec, Service } from '../contract.ts';
import { readWritten } from '../pasted/written.ts';
import { parametersOf, placeOf } from '../places.ts';
import type { BalanceRequest, Provider } from '../provider.ts';
import { faultOfCode } from './code.ts';
import { explainCode } from './codeText.ts';
import { discreetError, redactorOf } from './discreet.ts';
import { type ClockOffset, HostClocks } from './hostClocks.ts';
import { askInOrder } from './hosts.ts';
import { outgoing, secretsIn } from './outgoing.ts';
import { badResponse, isBareRefusal, parseObject, readReply } from './reply.ts';
import { ReplyReader } from './replyReader.ts';

/** What no value of a header may hold, such as the Chinese words that stand for a key in documents. */
const NO_HEADER = /[^\t -~\u0080-\u00ff]/;

/** More exchanges for one balance are a service that never comes to an end. */
const MOST_EXCHANGES = 20;

/** The provider of a descriptor. `clock` times what is signed. */
export function createProvider(descriptor: Descriptor, http: Http, clock: Clock): Provider {
  const { codes, ...offered } = descriptor;
  const engine = new Engine(descriptor, http, clock);
  return {
    readRequest: (written) => readWritten(descriptor, written),
    ...offered,
    fetchBalance: (request) => engine.ask(request),
    explain: (fault, product, t) => explainCode(codes, fault, product, t),
  };
}

/** One balance that is being asked for. */
interface Asking {
  readonly request: BalanceRequest;
  readonly service: Service;
  /** Secrets that were sent and that the credential does not show. */
  readonly secrets: Set<string>;
}

class Engine {
  readonly #descriptor: Descriptor;
  readonly #http: Http;
  readonly #clock: Clock;
  readonly #hostClocks: HostClocks;
  /** By base address: what replies that found a time wrong had as their `Date`, for services that take the time from there. */
  readonly #dates = new Map<string, ClockOffset>();

  constructor(descriptor: Descriptor, http: Http, clock: Clock) {
    this.#descriptor = descriptor;
    this.#http = http;
    this.#clock = clock;
    this.#hostClocks = new HostClocks(http, clock);
  }

  /** See {@link Provider.fetchBalance}. No secret stands in what it throws. */
  async ask(request: BalanceRequest): Promise<readonly Quantity[]> {
    const service = this.#descriptor.products.find(({ id }) => id === request.product.id);
    if (service === undefined) {
      throw new RangeError('not a product of this provider');
    }
    const asking: Asking = { request, service, secrets: new Set() };
    try {
      return await askInOrder(
        request.endpoints,
        request.signal,
        this.#clock,
        (endpoint, signal) => this.#askHost({ ...asking, request: { ...request, signal } }, endpoint),
        request.attemptMs,
      );
    } catch (error) {
      throw discreetError(error, redactorOf(request, asking.secrets));
    }
  }

  async #askHost(asking: Asking, endpoint: string): Promise<readonly Quantity[]> {
    const own: ClockOffset = { ms: this.#clock.now() - this.#clock.monotonic() };
    const offset = await this.#offset(asking, endpoint, own);
    try {
      return await this.#exchanges(asking, endpoint, offset);
    } catch (error) {
      if (!(error instanceof BalanceError) || error.fault.kind !== 'clock') {
        throw error;
      }
      // The clocks have moved apart since they were compared, as a sleeping machine's do: compared anew, once.
      const anew = await this.#offset(asking, endpoint, own, offset);
      if (anew === offset) {
        throw error;
      }
      return this.#exchanges(asking, endpoint, anew);
    }
  }

  /** How far the host's clock is ahead of the monotonic one, as far as it is to be known; `outdated` was wrong. */
  async #offset(
    { service, request }: Asking,
    endpoint: string,
    own: ClockOffset,
    outdated?: ClockOffset,
  ): Promise<ClockOffset> {
    const { clock } = service;
    if (clock === undefined || clock.isNeeded?.(parametersOf(request.account, service)) === false) {
      return own;
    }
    return clock.from === 'date'
      ? (this.#dates.get(endpoint) ?? own)
      : this.#hostClocks.offset(endpoint, clock.from, request.signal, outdated);
  }

  async #exchanges(asking: Asking, endpoint: string, offset: ClockOffset): Promise<readonly Quantity[]> {
    let cursor: Cursor | undefined;
    for (let count = 1; ; count += 1) {
      const { answer, reply } = await this.#exchange(asking, endpoint, offset, cursor);
      if (!('next' in answer)) {
        const wrong = answer.find((quantity) => !isSound(quantity));
        if (wrong !== undefined) {
          throw new BalanceError(badResponse(reply, 'bad-amount', wrong.key));
        }
        // Nobody knows which of them is meant, and one history cannot hold both.
        const twice = answer.find(({ key }, index) => answer.findIndex((other) => other.key === key) < index);
        if (twice !== undefined) {
          throw new BalanceError(badResponse(reply, 'duplicate-key', twice.key));
        }
        return answer;
      }
      if (count === MOST_EXCHANGES) {
        throw new BalanceError(badResponse(reply, 'malformed'));
      }
      cursor = answer.next;
    }
  }

  async #exchange(
    { request, service, secrets }: Asking,
    endpoint: string,
    offset: ClockOffset,
    cursor: Cursor | undefined,
  ): Promise<{ readonly answer: Exclude<Answer, { readonly code: string }>; readonly reply: HttpReply }> {
    const { credential, account, signal } = request;
    const knownNow = (): Known => ({
      ...{ credential, parameters: parametersOf(account, service), place: placeOf(account, service).id },
      host: hostOf(endpoint),
      ...{ now: this.#clock.monotonic() + offset.ms, nonce: randomUUID() },
      ...(cursor === undefined ? {} : { cursor }),
    });
    const sent = (spec: RequestSpec): HttpRequest => {
      for (const secret of secretsIn(spec)) {
        secrets.add(secret);
      }
      const made = outgoing(spec, endpoint, signal);
      // Nothing but the credential is of the user's own making there, and no provider has given one that cannot be sent.
      if (Object.values(made.headers).some((value) => NO_HEADER.test(value))) {
        throw new BalanceError({ kind: 'auth', definitive: true });
      }
      return made;
    };
    const known = knownNow();
    const spec = service.request(known);
    const reply = await this.#http({ ...sent(spec), anew: () => sent(service.request(knownNow())) });
    const parse = await parserOf(spec.reads, reply.status);
    const read = (text: string): Answer => service.read(new ReplyReader(reply, parse(text)), known);
    const answer = readReply(reply, read, spec.reads === 'text' || spec.reads === 'json or text');
    if (!('code' in answer)) {
      return { answer, reply };
    }
    const redactor = redactorOf(request, secrets);
    const { codes } = this.#descriptor;
    const fault = faultOfCode(codes, answer.code, reply, answer.message, credential, redactor);
    const date = parseHttpDate(reply.headers?.get('date') ?? '');
    if (fault.kind === 'clock' && date !== undefined) {
      this.#dates.set(endpoint, { ms: date - this.#clock.monotonic() });
    }
    throw new BalanceError(fault);
  }
}

/**
 * Whether the times of a quantity are times, its limit is one, and what was used is not less than nothing: services write -1 where
 * there is no such number, which is neither a debt nor something to be added to what is left.
 */
function isSound({ resetsAt = 0, expiresAt = 0, limit, used }: Quantity): boolean {
  return isMoment(resetsAt) && isMoment(expiresAt) && ![limit, used].some((amount) => amount?.startsWith('-'));
}

/** What reads the body. XML is rare, so its parser is loaded when the first such reply is there. */
async function parserOf(form: RequestSpec['reads'], status: number): Promise<(text: string) => JsonValue> {
  if (typeof form === 'object') {
    const { parseXml } = await import('../../net/xml.ts');
    // Errors are documents of another form: their statuses count.
    return (text) => {
      const isError = status >= 400 && (text.trimStart().startsWith('<') || isBareRefusal(text));
      return isError ? new Map() : parseXml(text, form);
    };
  }
  switch (form) {
    case 'xml':
      return (await import('../../net/xml.ts')).parseXml;
    case 'json value':
      return parseJson;
    case 'text':
      return () => new Map();
    case 'json or text':
      return (text) => (text.trimStart().startsWith('{') ? parseObject(text) : new Map());
    default:
      return parseObject;
  }
}
