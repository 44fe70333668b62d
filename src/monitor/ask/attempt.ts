import type { Account } from '../../balance/account/account.ts';
import { credentialMark } from '../../balance/account/credentialMark.ts';
import type { Subject } from '../../balance/account/identity.ts';
import type { Trouble } from '../../balance/account/state.ts';
import type { Quantity, Reading } from '../../balance/amount/quantity.ts';
import { type Fault, faultOf } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import { parametersOf, placeOf } from '../../providers/places.ts';
import type { BalanceRequest, Provider } from '../../providers/provider.ts';
import type { AccountRecord, Outcome, Store } from '../../store/port/store.ts';
import {
  afterFailure,
  afterSuccess,
  type Decision,
  heldFor,
  IN_FLIGHT_MS,
  type Trigger,
  troubleAfter,
  wishOf,
} from '../when/schedule.ts';
import { type CredentialSource, inTime } from './credentials.ts';
import type { Entry, RefreshResult } from './entry.ts';
import { endpointsOf, leastInterval, type ServedAccount } from './service.ts';
import { subjectOf } from './subject.ts';
import type { FailedTrial } from './trial.ts';
import type { TroubleLog } from './troubleLog.ts';

/** What attempts are made with. `random` gives numbers from 0 to below 1. */
export interface AttemptParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly providers: readonly Provider[];
  readonly credentials: CredentialSource;
  readonly troubleLog: TroubleLog;
  /** An account was paused because its credential is refused: told once, in the window that found out. */
  readonly onRefused: (account: Account, fault: Fault) => void;
}

/** What came of a request. */
export type Answer = { readonly quantities: readonly Quantity[] } | { readonly fault: Fault };

/** A claim that the store could not take is tried again after this time. */
const CLAIM_RETRY_MS = 5_000;

/**
 * One attempt, from the credential to the record. The credential is read first, so that a claim is never wasted on an
 * account that cannot be asked; the rules are asked again right before the claim. Never rejects.
 */
export async function attempt(
  entry: Entry,
  store: Store,
  parts: AttemptParts,
  rule: (record: AccountRecord) => Decision,
  trigger: Trigger,
): Promise<RefreshResult> {
  const { clock, troubleLog } = parts;
  const { account, provider } = entry.served;
  const { signal } = entry.abort;
  if (signal.aborted) {
    return { kind: 'not-ready' };
  }
  let request: BalanceRequest;
  try {
    request = await prepare(entry, parts);
  } catch (error) {
    return signal.aborted ? { kind: 'not-ready' } : failLocally(entry, error, parts);
  }
  if (signal.aborted) {
    return { kind: 'not-ready' };
  }
  troubleLog.ended(account, entry.local);
  entry.local = undefined;
  entry.notBefore = 0;
  const mark = credentialMark(request.credential, askedWith(request), store.salt);
  const seen = store.record(account.id);
  if (seen.refusedMark === mark && trigger !== 'manual') {
    // Still the credential that was refused. It is compared again at the next interval; no request is sent.
    entry.notBefore = clock.monotonic() + entry.interval;
    troubleLog.notAsked(account, trigger, 'refused');
    return { kind: 'done' };
  }
  const decision = rule(seen);
  if (!decision.go) {
    troubleLog.notAsked(account, trigger, decision);
    return { kind: 'waiting', because: decision.because, until: decision.until };
  }
  const claimed = store.claim(seen, clock.now(), decision.nextDue, subjectOf(entry.served, request.credential, store));
  if (claimed === undefined) {
    troubleLog.notAsked(account, trigger, 'claimed');
    entry.notBefore = clock.monotonic() + CLAIM_RETRY_MS;
    return { kind: 'waiting', because: 'in-flight', until: clock.now() + CLAIM_RETRY_MS };
  }
  entry.record = claimed;
  entry.claimed = claimed;
  troubleLog.asked(account, trigger);
  const answer = await answerOf(() => provider.fetchBalance(request));
  entry.claimed = undefined;
  // An account that has changed or gone meanwhile has given its claim back: this answer is about another one.
  if (!signal.aborted) {
    settle(entry, store, claimed, mark, parts, answer);
  }
  return { kind: 'done' };
}

/**
 * Records what was read without an attempt; the trouble that it has ended, if any. `leastMs`: the least time between two requests,
 * of which this was one.
 */
export function recordReading(
  accountId: string,
  store: Store,
  reading: Reading,
  interval: number,
  subject: Subject | undefined,
  leastMs: number,
): Trouble | undefined {
  const claimed = claimAt(accountId, store, reading.at, interval, subject);
  const settled = claimed && store.settle(claimed, heldFor(afterSuccess(claimed, reading), claimed.claimedAt, leastMs));
  return settled === undefined || settled === 'late' ? undefined : claimed?.trouble;
}

/**
 * Records a trial that brought nothing, where the next request has to wait for it: the provider asked for that, or has a least
 * interval. Others leave the account as it is.
 */
export function recordTrial(
  { account, provider }: Pick<ServedAccount, 'account' | 'provider'>,
  store: Store,
  { fault, sentAt, answeredAt }: FailedTrial,
  interval: number,
  subject: Subject,
): void {
  const isHeld = wishOf(fault) !== undefined || leastInterval(provider) > 0;
  const claimed = isHeld && fault.kind !== 'auth' ? claimAt(account.id, store, sentAt, interval, subject) : undefined;
  if (claimed !== undefined) {
    store.settle(
      claimed,
      outcomeOf({ fault }, claimed, { mark: '', provider, interval }, answeredAt, () => 0),
    );
  }
}

function claimAt(accountId: string, store: Store, at: number, interval: number, subject: Subject | undefined) {
  return store.claim(store.record(accountId), at, Math.ceil(at + interval), subject);
}

/** What a credential may be refused for beside itself. */
export function askedWith({
  account,
  product,
  endpoints,
}: Pick<BalanceRequest, 'account' | 'product' | 'endpoints'>): readonly string[] {
  const values = Object.entries(parametersOf(account, product)).map(([id, value]) => `${id}=${value}`);
  const declared = product.declared === undefined ? [] : [product.declared.hash];
  return [...endpoints, placeOf(account, product).id, ...values, ...declared];
}

async function prepare(entry: Entry, { clock, credentials }: AttemptParts): Promise<BalanceRequest> {
  const { served } = entry;
  const { account, product } = served;
  const { signal } = entry.abort;
  const endpoints = endpointsOf(served);
  // One that hangs must not keep the account from being asked again.
  const credential = await inTime(credentials.read(served), clock, signal);
  return { account, product, credential, endpoints, signal };
}

function settle(
  entry: Entry,
  store: Store,
  claimed: AccountRecord,
  mark: string,
  { clock, random, troubleLog, onRefused }: AttemptParts,
  answer: Answer,
): void {
  const { account, provider } = entry.served;
  const now = clock.now();
  const outcome = outcomeOf(answer, claimed, { mark, provider, interval: entry.interval }, now, random);
  if (store.settle(claimed, outcome) === 'late') {
    return;
  }
  troubleLog.settled(account, claimed, outcome, now);
  if (outcome.trouble === undefined) {
    troubleLog.ended(account, claimed.trouble);
    return;
  }
  troubleLog.continued(account, claimed.trouble, outcome.trouble);
  if (outcome.refusedMark !== undefined && outcome.refusedMark !== claimed.refusedMark) {
    onRefused(account, outcome.trouble.fault);
  }
}

/** What an answer leaves in the record of its claim. `mark` identifies the credential that was sent. */
export function outcomeOf(
  answer: Answer,
  claimed: AccountRecord,
  { mark, provider, interval }: { readonly mark: string; readonly provider: Provider; readonly interval: number },
  now: number,
  random: () => number,
): Outcome {
  // After a sleep in mid-request nothing says how old the answer is, only that it is no older than the request.
  const at = now - claimed.claimedAt > IN_FLIGHT_MS ? claimed.claimedAt : now;
  const outcome =
    'quantities' in answer
      ? afterSuccess(claimed, { quantities: answer.quantities, at })
      : afterFailure(claimed, answer.fault, mark, now, interval, random);
  return heldFor(outcome, claimed.claimedAt, leastInterval(provider));
}

/** Waits for an answer; what is thrown in its place is a fault. */
export async function answerOf(fetchBalance: () => ReturnType<Provider['fetchBalance']>): Promise<Answer> {
  try {
    return { quantities: await fetchBalance() };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Nothing was sent and nothing is shared: another window may well have what this one lacks. */
function failLocally(entry: Entry, error: unknown, { clock, troubleLog }: AttemptParts): RefreshResult {
  const before = entry.local;
  const trouble = troubleAfter(before, faultOf(error), clock.now());
  entry.local = trouble;
  entry.notBefore = clock.monotonic() + entry.interval;
  troubleLog.continued(entry.served.account, before, trouble);
  return { kind: 'done' };
}
