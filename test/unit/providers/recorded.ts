import assert from 'node:assert/strict';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError } from '../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { createHttp } from '../../../src/net/http.ts';
import type { Http, HttpReply } from '../../../src/net/request.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { COUNTERPARTS } from '../../sandbox/providers/index.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { HandClock } from '../net/handClock.ts';
import { answered } from './fakeHttp.ts';
import { type Asked, askedWith, MORE, SERVED, startFullSandbox } from './sandboxAsker.ts';

/** An account of the sandbox with what its provider's stand-in answers, as it comes from the wire. */
export interface Recorded {
  /** `provider product`. */
  readonly name: string;
  readonly known: SandboxAccount;
  /** One for each exchange that a balance takes. */
  readonly good: readonly HttpReply[];
  /** None where the account is refused. */
  readonly quantities: readonly Quantity[];
  /** Errors of the documents by their codes, with the documents' own text. */
  readonly errors: ReadonlyMap<string, HttpReply>;
  readonly endpoint: string;
  /** When it was asked, in milliseconds since 1970: packages expire. */
  readonly at: number;
}

/** Every account; the first of each product has its errors. Whoever adds a provider is in here by its stand-in. */
export const RECORDED: readonly Recorded[] = await record();

/** An account with amounts of each product. */
export const EACH_PRODUCT: readonly Recorded[] = RECORDED.filter(({ errors }) => errors.size > 0);

/** The account as the program asks for it; `http` stands for the network, and time stands still. */
export function askedAgain(recorded: Recorded, http: Http, known = recorded.known): Asked {
  const clock = new HandClock();
  clock.wall = recorded.at;
  return askedWith(http, known, { endpointOf: () => recorded.endpoint }, clock);
}

/** What is read when these replies come in turn, and the last one again and again. */
export async function readAs(
  recorded: Recorded,
  replies: readonly HttpReply[],
  known = recorded.known,
): Promise<readonly Quantity[] | BalanceError> {
  let count = 0;
  const http: Http = async () => replies[Math.min(count++, replies.length - 1)] ?? answered('');
  return await outcomeOf(askedAgain(recorded, http, known));
}

async function outcomeOf({ ask }: Asked): Promise<readonly Quantity[] | BalanceError> {
  try {
    return await ask();
  } catch (error) {
    assert.ok(error instanceof BalanceError && error.fault.kind !== 'internal', String(error));
    return error;
  }
}

async function record(): Promise<readonly Recorded[]> {
  const sandbox = await startFullSandbox();
  const recorded: Recorded[] = [];
  for (const known of [...SERVED, ...MORE]) {
    const { replies: good, quantities } = await exchangesOf(known, sandbox);
    const name = `${known.provider} ${known.product}`;
    const isFirst = quantities.length > 0 && !recorded.some((other) => other.name === name && other.errors.size > 0);
    const errors = new Map<string, HttpReply>();
    for (const code of isFirst ? errorsOf(known) : []) {
      sandbox.fault(known.id, { kind: 'provider-error', code });
      errors.set(code, (await exchangesOf(known, sandbox)).replies.at(-1) ?? assert.fail(code));
    }
    sandbox.fault(known.id, undefined);
    recorded.push({ name, known, good, quantities, errors, endpoint: sandbox.endpointOf(known.id), at: Date.now() });
  }
  await sandbox.close();
  return recorded;
}

async function exchangesOf(known: SandboxAccount, sandbox: Sandbox) {
  const http = createHttp(systemClock);
  const replies: HttpReply[] = [];
  const recording: Http = async (request) => {
    const reply = await http(request);
    replies.push(reply);
    return reply;
  };
  const quantities = await outcomeOf(askedWith(recording, known, sandbox));
  return { replies, quantities: quantities instanceof BalanceError ? [] : quantities };
}

function errorsOf({ provider }: SandboxAccount): Iterable<string> {
  return COUNTERPARTS.find(({ id }) => id === provider)?.errors.keys() ?? [];
}
