import type { IncomingMessage, ServerResponse } from 'node:http';
import { SandboxAccounts } from './accounts.ts';
import { replyOf } from './document.ts';
import { applyFault } from './faults/apply.ts';
import { Switchboard } from './faults/switchboard.ts';
import { jiguang } from './jiguang.ts';
import { PRODUCTS } from './product.ts';
import { type Delivery, textReply, whole } from './reply.ts';
import { readBody } from './requestBody.ts';
import { RequestLog } from './requestLog.ts';
import type { ServiceRequest, Settings, Verdict, World } from './service.ts';
import { submail } from './submail.ts';

/** Stands for the timestamp service where a fault is set, as it belongs to no account. */
export const TIMESTAMP_SERVICE = 'timestamp';

const SUBMAIL_PRODUCTS = PRODUCTS.filter((each) => each.provider === 'submail').map((each) => each.product);

interface Mount {
  readonly provider: string;
  readonly answer: (request: ServiceRequest) => Verdict;
}

/** The providers' services behind one address, without the server that carries them. */
export class Backend {
  readonly accounts = new SandboxAccounts();
  readonly faults = new Switchboard();
  readonly log = new RequestLog();
  readonly settings: Settings = { clockSkewMs: 0, errorStatus: 200, errorCodeForm: 'number', rateWindowMs: 0 };
  readonly #now: () => number;
  readonly #mounts: ReadonlyMap<string, Mount>;

  constructor(now: () => number) {
    this.#now = now;
    const world: World = { accounts: this.accounts, settings: this.settings, now };
    const lastAccepted = new Map<string, number>();
    this.#mounts = new Map([
      ['/jiguang', { provider: 'jiguang', answer: (request) => jiguang(request, world, lastAccepted) }],
      ['/submail', { provider: 'submail', answer: (request) => submail(request, world, SUBMAIL_PRODUCTS) }],
      ['/submail-backup', { provider: 'submail', answer: (request) => submail(request, world, ['mail']) }],
    ]);
  }

  async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s, 2);
    const [, prefix = '', below = ''] = /^(\/[^/]*)(.*)$/s.exec(path) ?? [];
    const body = await readBody(incoming);
    const mount = this.#mounts.get(prefix);
    const verdict: Verdict =
      mount === undefined
        ? { kind: 'refused', code: 404, reply: textReply(404, 'text/plain', 'No such service\n'), about: {} }
        : mount.answer({
            method: incoming.method ?? '',
            path: below,
            query,
            headers: incoming.headers,
            body,
            callerIp: incoming.socket.remoteAddress ?? '',
          });
    const { outcome, delivery } = this.#settle(verdict);
    this.log.add({
      time: this.#now(),
      method: incoming.method ?? '',
      path,
      provider: mount?.provider ?? null,
      product: verdict.about.product ?? null,
      key: verdict.about.account?.key ?? null,
      outcome,
      httpStatus: delivery.httpStatus,
    });
    delivery.send(response);
  }

  #settle(verdict: Verdict): { outcome: string; delivery: Delivery } {
    if (verdict.kind === 'refused') {
      return { outcome: `refused ${verdict.code}`, delivery: whole(verdict.reply) };
    }
    const document = verdict.reply();
    const fault = this.faults.take(verdict.about.account?.id ?? TIMESTAMP_SERVICE);
    return fault === undefined
      ? { outcome: 'ok', delivery: whole(replyOf(document)) }
      : { outcome: `fault ${fault.kind}`, delivery: applyFault(fault, document, verdict.refuse) };
  }
}
