import type { Decimal } from '../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Unit } from '../../src/balance/amount/quantity.ts';
import type { HistoryMark } from '../../src/balance/history/failureSpans.ts';
import type { QuantityInfo } from '../../src/balance/history/historyModel.ts';
import { rowsOf } from '../../src/balance/readings/rows.ts';
import { Emitter } from '../../src/base/event.ts';
import type { HistorySource } from '../../src/ui/history/source.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The moment at which the world stands still: a Friday, noon in China. */
export const NOW = Date.UTC(2026, 10, 20, 4, 0, 0);

interface Course {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** The amount now. */
  readonly present: number;
  readonly perDay: number;
  /** Days ago, and by how much. */
  readonly topUps?: readonly (readonly [daysAgo: number, by: number])[];
  readonly threshold?: string;
  readonly runsOutInDays?: number;
}

interface World {
  readonly name: string;
  readonly days: number;
  readonly stepMs: number;
  readonly courses: readonly Course[];
  /** Hours ago: from, to (0 for one that lasts), kind. */
  readonly failures?: readonly (readonly [from: number, to: number, kind: string])[];
}

const sms = (course: Omit<Course, 'unit'>): Course => ({ ...course, unit: 'messages' });

const WORLDS: Readonly<Record<string, World>> = {
  production: {
    name: 'Production SMS',
    days: 60,
    stepMs: HOUR_MS / 4,
    failures: [
      [58, 49, 'network'],
      [300, 299.5, 'timeout'],
    ],
    courses: [
      sms({ key: 'dev_balance', label: 'All-type SMS', present: 9, perDay: 3, threshold: '20', runsOutInDays: 3 }),
      sms({ key: 'dev_voice', label: 'Voice SMS', present: 702, perDay: 11, topUps: [[4.3, 400]], threshold: '300' }),
      sms({ key: 'dev_industry', label: 'Industry SMS', present: 121_981, perDay: 1_850, runsOutInDays: 66 }),
      sms({ key: 'dev_market', label: 'Marketing SMS', present: 11_683, perDay: 240, topUps: [[20, 10_000]] }),
    ],
  },
  marketing: {
    name: 'Marketing SMS',
    days: 60,
    stepMs: HOUR_MS,
    courses: [
      sms({
        key: 'balance',
        label: 'General SMS',
        present: 9_410,
        perDay: 420,
        topUps: [[23, 15_000]],
        threshold: '5000',
        runsOutInDays: 22.4,
      }),
      sms({ key: 'transactional_balance', label: 'Transactional SMS', present: 9_775, perDay: 310, runsOutInDays: 31 }),
    ],
  },
  wallet: {
    name: 'International SMS',
    days: 400,
    stepMs: HOUR_MS,
    courses: [
      {
        key: 'balance',
        label: 'Balance',
        unit: 'CNY',
        present: 100.15,
        perDay: 2.9,
        topUps: [
          [25, 120],
          [80, 200],
          [150, 200],
          [230, 250],
          [310, 250],
        ],
        threshold: '50',
        runsOutInDays: 34,
      },
    ],
    failures: [[3, 0, 'auth']],
  },
  year: {
    name: 'A year at five minutes',
    days: 365,
    stepMs: HOUR_MS / 12,
    courses: ['all', 'voice', 'industry', 'market'].map((key, index) =>
      sms({
        key,
        label: key,
        present: 900 * 10 ** index,
        perDay: 30 * 10 ** index,
        topUps: [
          [100, 6_500 * 10 ** index],
          [240, 5_500 * 10 ** index],
        ],
      }),
    ),
    failures: Array.from({ length: 300 }, (_, index) => [index * 27 + 2, index * 27 + 1.5, 'network'] as const),
  },
  single: {
    name: 'One reading',
    days: 0,
    stepMs: HOUR_MS,
    courses: [sms({ key: 'balance', label: 'General SMS', present: 9_410, perDay: 1 })],
  },
  empty: { name: '<b>No reading</b>', days: -1, stepMs: HOUR_MS, courses: [] },
};

/** Accounts with made-up histories, and a way to add readings. The same at every start. */
export function historyWorld(ids: readonly string[] = Object.keys(WORLDS)) {
  const changed = new Emitter<readonly string[]>();
  const made = new Map<string, readonly Reading[]>();
  const readingsOf = (id: string): readonly Reading[] => {
    const known = made.get(id) ?? readings(WORLDS[id]);
    made.set(id, known);
    return known;
  };
  const inRange = (fromMs: number, toMs: number) => (entry: { readonly at: number }) =>
    entry.at >= fromMs && entry.at < toMs;
  const source: HistorySource = {
    accounts: () => ids.map((id) => ({ id, name: WORLDS[id]?.name ?? id, provider: 'jiguang', product: 'account' })),
    rows: (id, fromMs, toMs) => rowsOf(readingsOf(id).filter(inRange(fromMs, toMs))),
    events: (id, fromMs, toMs) => marks(WORLDS[id]).filter(inRange(fromMs, toMs)),
    quantities: (id) => (WORLDS[id]?.courses ?? []).map(info),
    trouble: () => undefined,
    notice: () => undefined,
    onDidChange: changed.event,
  };
  return {
    source,
    add(id: string, reading: Reading): void {
      made.set(id, [...readingsOf(id), reading]);
      changed.fire([id]);
    },
  };
}

function info({ key, label, threshold, runsOutInDays }: Course): QuantityInfo {
  return {
    key,
    label,
    ...(threshold === undefined ? {} : { threshold: threshold as Decimal }),
    ...(runsOutInDays === undefined ? {} : { runsOutAt: NOW + runsOutInDays * DAY_MS }),
  };
}

function marks(world: World | undefined): readonly HistoryMark[] {
  const list = (world?.failures ?? []).flatMap(([from, to, faultKind]): HistoryMark[] => [
    { at: NOW - from * HOUR_MS, kind: 'trouble', faultKind },
    ...(to === 0 ? [] : [{ at: NOW - to * HOUR_MS, kind: 'recovered' } as const]),
  ]);
  return list.sort((a, b) => a.at - b.at);
}

function readings(world: World | undefined): readonly Reading[] {
  if (world === undefined || world.days < 0) {
    return [];
  }
  const count = Math.floor((world.days * DAY_MS) / world.stepMs) + 1;
  const columns = world.courses.map((course) => amounts(course, count, world.stepMs));
  const all = Array.from({ length: count }, (_, index) => ({
    at: NOW - (count - 1 - index) * world.stepMs,
    quantities: columns.map((column) => column[index]).filter((quantity) => quantity !== undefined),
  }));
  const failed = (at: number): boolean =>
    (world.failures ?? []).some(([from, to]) => at > NOW - from * HOUR_MS && at < NOW - to * HOUR_MS);
  return all.filter(({ at }) => !failed(at));
}

/** Walks back from the present amount; equal amounts in a row share their object, as they do in the store. */
function amounts(course: Course, count: number, stepMs: number): readonly Quantity[] {
  const column: Quantity[] = [];
  let amount = course.present;
  let quantity = quantityOf(course, amount);
  for (let ago = 0; ago < count; ago++) {
    const next = quantityOf(course, amount);
    quantity = next.amount === quantity.amount ? quantity : next;
    column.push(quantity);
    const at = NOW - ago * stepMs;
    amount += (course.perDay * stepMs * activity(at, ago)) / DAY_MS;
    for (const [daysAgo, by] of course.topUps ?? []) {
      amount -= ago === Math.round((daysAgo * DAY_MS) / stepMs) ? by : 0;
    }
  }
  return column.reverse();
}

function quantityOf({ key, unit }: Course, amount: number): Quantity {
  return { key, unit, amount: (unit === 'CNY' ? amount.toFixed(2) : String(Math.round(amount))) as Decimal };
}

/** Busy by day, quiet by night and at weekends, never the same. */
function activity(at: number, ago: number): number {
  const china = new Date(at + 8 * HOUR_MS);
  const office = china.getUTCHours() >= 9 && china.getUTCHours() < 19 ? 2 : 0.3;
  const weekend = [0, 6].includes(china.getUTCDay()) ? 0.35 : 1.26;
  return office * weekend * (0.6 + 0.8 * Math.abs(Math.sin(ago * 12.9898)));
}
