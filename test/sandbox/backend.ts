import type { IncomingMessage, ServerResponse } from 'node:http';
import { SandboxAccounts } from './accounts.ts';
import { type Counterpart, refusalReply } from './counterpart.ts';
import { replyOf } from './document.ts';
import { applyFault } from './faults/apply.ts';
import { Switchboard } from './faults/switchboard.ts';
import { COUNTERPARTS } from './providers/index.ts';
import { type Delivery, textReply, whole } from './reply.ts';
import { readBody } from './requestBody.ts';
import { RequestLog } from './requestLog.ts';
import type { Refuse, ServiceRequest, Settings, Verdict, World } from './service.ts';

/** Stands for the timestamp service where a fault is set, as it belongs to no account. */
export const TIMESTAMP_SERVICE = 'timestamp';

const BY_ID: ReadonlyMap<string, Counterpart> = new Map(COUNTERPARTS.map((each) => [each.id, each]));

/** The providers' services behind one address, without the server that carries them. */
export class Backend {
  readonly accounts = new SandboxAccounts();
  readonly faults = new Switchboard();
  readonly log = new RequestLog();
  readonly settings: Settings = {
    ...{ clockSkewMs: 0, errorStatus: 200, errorCodeForm: 'number', rateWindowMs: 0 },
    replies: new Map(),
  };
  readonly #world: World;
  readonly #accepted: { readonly id: string; readonly at: number }[] = [];

  constructor(now: () => number) {
    this.#world = {
      accounts: this.accounts,
      settings: this.settings,
      now,
      providerNow: () => now() + this.settings.clockSkewMs,
      startedAt: now(),
      acceptedIn: (id, ms) => this.#accepted.filter((each) => each.id === id && now() - each.at < ms).length,
    };
  }

  async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s, 2);
    const [, id = '', behind = ''] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
    const counterpart = BY_ID.get(id);
    const { place, below } = placeIn(counterpart, behind);
    const request: ServiceRequest = {
      method: incoming.method ?? '',
      path: below,
      mount: path.slice(0, path.length - below.length),
      place,
      query,
      headers: incoming.headers,
      body: await readBody(incoming),
      callerIp: incoming.socket.remoteAddress ?? '',
    };
    const verdict = counterpart?.answer(request, this.#world) ?? NO_SERVICE;
    const { outcome, delivery } = this.#settle(verdict, (code, options = {}) =>
      counterpart === undefined
        ? textReply(404, 'text/plain', 'No such service\n')
        : refusalReply(counterpart, code, options, request, this.#world),
    );
    this.log.add({
      time: this.#world.now(),
      method: request.method,
      path: withoutKeys(path, verdict),
      provider: counterpart?.id ?? null,
      product: verdict.about.product ?? null,
      account: verdict.about.account?.id ?? null,
      outcome,
      httpStatus: delivery.httpStatus,
    });
    response.setHeader('Date', new Date(this.#world.providerNow()).toUTCString());
    delivery.send(response);
  }

  #settle(verdict: Verdict, refuse: Refuse): { outcome: string; delivery: Delivery } {
    const { account } = verdict.about;
    if (verdict.kind === 'refused') {
      return {
        outcome: `refused ${verdict.code}`,
        delivery: whole(verdict.reply ?? refuse(verdict.code, verdict.options)),
      };
    }
    if (account !== undefined) {
      this.#accepted.push({ id: account.id, at: this.#world.now() });
    }
    const document = verdict.reply();
    const fault = this.faults.take(account?.id ?? TIMESTAMP_SERVICE);
    return fault === undefined
      ? { outcome: 'ok', delivery: whole(replyOf(document)) }
      : { outcome: `fault ${fault.kind}`, delivery: applyFault(fault, document, refuse) };
  }
}

/** Some services take their key as a piece of the path. */
function withoutKeys(path: string, { about: { account } }: Verdict): string {
  const parts = Object.values(account?.credential ?? {}).map(encodeURIComponent);
  return path
    .split('/')
    .map((piece) => (parts.includes(piece) ? '…' : piece))
    .join('/');
}

const NO_SERVICE: Verdict = { kind: 'refused', code: '404', about: {} };

/** The place that a path below `/<id>` begins with, or the provider's first one, and what stands behind it. */
function placeIn(counterpart: Counterpart | undefined, path: string): { place: string; below: string } {
  const places = counterpart?.places ?? [];
  const named = places.find((place) => path === `/${place}` || path.startsWith(`/${place}/`));
  return named === undefined
    ? { place: places[0] ?? '', below: path }
    : { place: named, below: path.slice(named.length + 1) };
}
