import { credentialMark } from '../balance/account/credentialMark.ts';
import { hostOf } from '../balance/account/endpoint.ts';
import type { AccountStatus } from '../balance/account/state.ts';
import { BalanceError, type Fault, faultOf } from '../balance/fault/fault.ts';
import { type Clock, elapsed } from '../base/clock.ts';
import { withDeadline } from '../base/deadline.ts';
import { answerOf, askedWith, outcomeOf } from '../monitor/ask/attempt.ts';
import type { CredentialSource } from '../monitor/ask/credentials.ts';
import { endpointsOf, leastInterval, type ServedAccount } from '../monitor/ask/service.ts';
import { statusOf } from '../monitor/ask/status.ts';
import { afterAbort, decide, heldFor, inFlight, LEAST_INTERVAL_MS, troubleAfter } from '../monitor/when/schedule.ts';
import { questionOf } from '../providers/places.ts';
import type { BalanceRequest } from '../providers/provider.ts';
import type { AccountRecord } from '../store/port/store.ts';
import { afterClaim, afterOutcome, blankRecord, sameClaim } from '../store/tables/transition.ts';
import { strangeAddresses } from './allowedHosts.ts';
import { accountMark, keysOf, onlyRead } from './state/lastRead.ts';
import type { State } from './state/state.ts';
import type { StateFile } from './state/stateFile.ts';

/** What accounts are asked with. `random` gives numbers from 0 to below 1. */
export interface AskingParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly stateFile: Pick<StateFile, 'change'>;
  readonly credentials: CredentialSource;
  readonly allowHosts: readonly string[];
  readonly timeoutSeconds: number;
  /** The path of the accounts' file: accounts of another one are others, whatever they are called. */
  readonly file: string;
  /** Aborted when the user gives up. */
  readonly stop: AbortSignal;
  /** Another account has answered, or will not be asked. */
  readonly onDone: () => void;
}

/** What may be asked for an account. */
interface Question {
  readonly served: ServedAccount;
  readonly request: Omit<BalanceRequest, 'signal'>;
}

/** Why an account cannot be asked. */
interface Unasked {
  readonly served: ServedAccount;
  readonly fault: Fault;
  /** The addresses that it would be asked at, where these are known. */
  readonly endpoints: readonly string[] | undefined;
}

/** The same with what is known of it all the same. */
interface Known extends Unasked {
  /** The record that holds its last reading; absent unless that is known for certain. */
  readonly lastKey: string | undefined;
}

/** What the state says of a question, and what is to be done. */
interface Plan extends Question {
  /**
   * Names the record: what is asked, where, and with which credential. So no run takes a reading for its own that another credential
   * has brought, whatever the accounts of its file are called.
   */
  readonly key: string;
  readonly mark: string;
  /** The right to send one request; absent where none may be sent now. */
  readonly claimed: AccountRecord | undefined;
}

/** How often it is looked whether other runs have had their answers. */
const LOOK_MS = 200;

/**
 * Asks for each account once, unless the rules that are kept over runs forbid it, and says how all of them stand, in their order.
 * Requests of another run that are under way are waited for. Throws what {@link StateFile.change} throws.
 */
export async function askAll(served: readonly ServedAccount[], parts: AskingParts): Promise<readonly AccountStatus[]> {
  const { clock, stateFile } = parts;
  const until = clock.monotonic() + parts.timeoutSeconds * 1000;
  const prepared = await Promise.all(served.map((each) => prepare(each, parts)));
  const plans = await stateFile.change((state) => {
    const [records, accounts] = [new Map(state.records), new Map(state.accounts)];
    const made = prepared.map((each): Plan | Known => {
      const markAt = (endpoints: readonly string[]) => accountMark(each.served, endpoints, parts.file, state.salt);
      if ('fault' in each) {
        return { ...each, lastKey: each.endpoints && onlyRead(state, markAt(each.endpoints)) };
      }
      const mark = markAt(each.request.endpoints);
      const plan = planOf(each, records, state.salt, clock.now(), parts.stop);
      accounts.set(mark, keysOf(accounts.get(mark), plan.key));
      return plan;
    });
    const isAny = made.some((plan) => 'claimed' in plan && plan.claimed !== undefined);
    return { result: made, ...(isAny ? { state: { ...state, records, accounts } } : {}) };
  });
  const settle = await Promise.all(plans.map((plan) => ask(plan, parts)));
  const settleAll = (state: State) => {
    const records = new Map(state.records);
    for (const each of settle) {
      each?.(records);
    }
    return { state: { ...state, records }, result: records };
  };
  const isAny = settle.some((each) => each !== undefined);
  let records: ReadonlyMap<string, AccountRecord> = isAny
    ? await stateFile.change(settleAll)
    : await stateFile.change(({ records: result }) => ({ result }));
  const isUnderWay = (): boolean =>
    plans.some((plan) => {
      const record = 'key' in plan ? records.get(plan.key) : undefined;
      return record !== undefined && inFlight(record, clock.now());
    });
  while (isUnderWay() && clock.monotonic() < until && !parts.stop.aborted) {
    await elapsed(clock, LOOK_MS, parts.stop);
    records = await stateFile.change(({ records: result }) => ({ result }));
  }
  return plans.map((plan) => statusIn(plan, records, clock.now()));
}

async function prepare(served: ServedAccount, parts: AskingParts): Promise<Question | Unasked> {
  let endpoints: readonly string[] | undefined;
  try {
    endpoints = endpointsOf(served);
    const addresses = strangeAddresses(served, parts.allowHosts);
    if (addresses.length > 0) {
      throw new BalanceError({ kind: 'unconfirmed', variables: Object.values(served.account.env ?? {}), addresses });
    }
    const credential = await parts.credentials.read(served);
    const attemptMs = parts.timeoutSeconds * 1000;
    return { served, request: { account: served.account, product: served.product, credential, endpoints, attemptMs } };
  } catch (error) {
    return { served, fault: faultOf(error), endpoints };
  }
}

/** What the rules allow for a question, and nothing once the user has given up. A claim is put among `records`. */
function planOf(
  question: Question,
  records: Map<string, AccountRecord>,
  salt: string,
  now: number,
  stop: AbortSignal,
): Plan {
  const { provider, product } = question.served;
  const { account, product: service, credential } = question.request;
  const asked = [...askedWith(question.request), ...questionOf(account, service)];
  const mark = credentialMark(credential, asked, salt);
  const key = `${provider.id} ${product.id} ${mark}`;
  const record = records.get(key) ?? blankRecord(key);
  // A refused credential is not sent again. Who runs the command wants a number now; only what binds everyone forbids it.
  const isBarred = record.refusedMark === mark || stop.aborted;
  const decision = isBarred ? undefined : decide(record, 'manual', now, intervalOf(question.served));
  const claimed = decision?.go === true ? afterClaim(record, now, decision.nextDue) : undefined;
  if (claimed !== undefined) {
    records.set(key, claimed);
  }
  return { ...question, key, mark, claimed };
}

/** Sends the request of a plan, if it has one. The result puts what came of it among the records. */
async function ask(
  plan: Plan | Known,
  { clock, random, stop, timeoutSeconds, onDone }: AskingParts,
): Promise<((records: Map<string, AccountRecord>) => void) | undefined> {
  if ('fault' in plan || plan.claimed === undefined) {
    onDone();
    return undefined;
  }
  const { claimed, key, mark, request } = plan;
  const { provider } = plan.served;
  const late: Fault = { kind: 'timeout', host: hostOf(request.endpoints[0] ?? ''), seconds: timeoutSeconds };
  const answer = await answerOf(() =>
    withDeadline(
      stop,
      clock,
      timeoutSeconds * 1000,
      () => new BalanceError(late),
      (signal) => provider.fetchBalance({ ...request, signal }),
    ),
  );
  onDone();
  // Of a request that was given up nothing was learned but that it was sent.
  const outcome =
    stop.aborted && 'fault' in answer
      ? heldFor(afterAbort(claimed, clock.now()), claimed.claimedAt, leastInterval(provider))
      : outcomeOf(answer, claimed, { mark, provider, interval: intervalOf(plan.served) }, clock.now(), random);
  return (records) => {
    const current = records.get(key) ?? claimed;
    if (sameClaim(current, claimed)) {
      records.set(key, afterOutcome(current, outcome));
    }
  };
}

function statusIn(plan: Plan | Known, records: ReadonlyMap<string, AccountRecord>, now: number): AccountStatus {
  const { served } = plan;
  const [record, local] =
    'fault' in plan ? lacking(plan, records, now) : [records.get(plan.key) ?? blankRecord(plan.key), undefined];
  return statusOf(
    { served, asked: '', record, local, running: undefined, interval: intervalOf(served) },
    undefined,
    now,
  );
}

/** What is known of an account that cannot be asked: its trouble, and its last reading, which is never a present one. */
function lacking({ fault, lastKey }: Known, records: ReadonlyMap<string, AccountRecord>, now: number) {
  const trouble = troubleAfter(undefined, fault, now);
  const last = lastKey === undefined ? undefined : records.get(lastKey);
  return [last && { ...last, trouble }, trouble] as const;
}

/** How often the command is run is up to who runs it: a reading counts as old when several such runs were missed. */
function intervalOf({ provider }: ServedAccount): number {
  return Math.max(LEAST_INTERVAL_MS, leastInterval(provider));
}
