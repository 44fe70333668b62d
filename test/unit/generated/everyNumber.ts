import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError } from '../../../src/balance/fault/fault.ts';
import { answered } from '../providers/fakeHttp.ts';
import { RECORDED, type Recorded, readAs } from '../providers/recorded.ts';
import { HOSTILE, type Mutable, type MutatedReply, mutatedReplies } from './mutatedReplies.ts';
import {
  amountIn,
  isSumOfParts,
  leavesOf,
  type Source,
  type Sources,
  type Spot,
  shownIn,
  sourceOf,
  spotsIn,
  supported,
} from './supported.ts';

/** An account with its replies, and where in them its numbers stand. */
interface Replied extends Mutable {
  readonly recorded: Recorded;
  readonly sources: Sources;
  /** The first that its numbers come from, of each place. */
  readonly spots: readonly Spot[];
}

/** Of each product its accounts, that which shows the most first. */
const PRODUCTS: readonly (readonly Recorded[])[] = [...Map.groupBy(RECORDED, ({ name }) => name).values()].map(
  (accounts) => accounts.toSorted((one, other) => namesIn(other).size - namesIn(one).size),
);

function namesIn({ quantities }: Recorded): ReadonlySet<string> {
  return new Set(shownIn(quantities).map(([name]) => name));
}

/** What became of the replies of every product. */
export interface EveryNumber {
  readonly products: number;
  /** Mutated replies that still had numbers. */
  readonly accepted: number;
}

/**
 * Lets every product read its provider’s replies with all that is hostile in place of each number, and mutated ones, `count` in all; throws with the smallest one that gives a number which
 * does not stand where the good reply has it, or which a failure gives, and for a product whose good reply gives none.
 */
export async function checkEveryNumber(count: number, seed: number): Promise<EveryNumber> {
  const products = await Promise.all(PRODUCTS.map(replied));
  for (const service of products) {
    const { status, contentType, text } = service.recorded.good.at(-1) ?? answered('');
    if ((await check({ service, status, contentType, text })) === 0) {
      throw new Error(`${service.recorded.name} shows no number`);
    }
    for (const other of service.spots.flatMap(({ instead }) => HOSTILE.map(instead))) {
      await check({ service, status, contentType, text: other });
    }
  }
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(mutatedReplies(products), async (reply) => {
      accepted += (await check(reply)) > 0 ? 1 : 0;
    }),
    { numRuns: count, seed },
  );
  return { products: products.length, accepted };
}

/** Throws for a number that should not be shown. How many there are. */
async function check({ service, status, contentType, text }: MutatedReply<Replied>): Promise<number> {
  const { recorded, sources } = service;
  const read = await withLast(recorded, text, { status, contentType });
  const shown = shownIn(read);
  // SUBMAIL answers with either status, and its body decides.
  if (shown.length > 0 && (status < 200 || status > 299) && recorded.known.provider !== 'submail') {
    throw new Error(`${status} gave ${shown.join()}`);
  }
  const leaves = [...recorded.good.slice(0, -1).map((each) => each.text), text].flatMap((each) =>
    leavesOf(recorded, each),
  );
  const good = new Map(shownIn(recorded.quantities));
  for (const [name, number] of shown) {
    const source = sources.get(name) ?? anySource(sources);
    const values = leaves.flatMap(([place, value]) =>
      source.places.has(place) ? (amountIn(recorded, value) ?? []) : [],
    );
    const isSum = read.some((quantity) => name === `${quantity.key} amount` && isSumOfParts(quantity, recorded));
    const isFromElsewhere = source.places.size === 0 && good.get(name) === number;
    if (!isSum && !isFromElsewhere && !supported(source, values).has(number)) {
      throw new Error(
        `${recorded.known.id} read ${name} as ${number}, where ${values.join(' or ') || 'nothing'} stands`,
      );
    }
  }
  return shown.length;
}

/** Where a quantity comes from whose name stands in the reply as well, and may be another one. */
function anySource(sources: Sources): Source {
  return { places: new Set([...sources.values()].flatMap(({ places }) => [...places])), shift: 0 };
}

async function withLast(recorded: Recorded, text: string, more: object): Promise<readonly Quantity[]> {
  const last = recorded.good.at(-1);
  const read = await readAs(recorded, [
    ...recorded.good.slice(0, -1),
    ...(last === undefined ? [] : [{ ...last, ...more, text }]),
  ]);
  return read instanceof BalanceError ? [] : read;
}

/** The account of a product that shows the most. What others show beside, such as a debt, its mutated replies may show as well. */
async function replied([recorded, ...others]: readonly Recorded[]): Promise<Replied> {
  assert.ok(recorded);
  const good = recorded.good.at(-1)?.text ?? '';
  const { sources, spots } = await sourcesIn(recorded);
  const more = await Promise.all(others.map(async (other) => [...(await sourcesIn(other)).sources]));
  const [error] = recorded.errors.values();
  const read = [...sources.values()].flatMap((source) => [...source.places]);
  const firsts = [...new Set(read)].flatMap((place) => spots.find((spot) => spot.place === place) ?? []);
  const samples = [good, good, ...(error === undefined ? [] : [error.text])];
  return { recorded, sources: new Map([...more.flat(), ...sources]), spots: firsts, samples };
}

/** Finds where the numbers of an account stand by writing others there. */
async function sourcesIn(recorded: Recorded): Promise<{ readonly sources: Sources; readonly spots: readonly Spot[] }> {
  const good = recorded.good.at(-1)?.text ?? '';
  const leaves = recorded.good.flatMap(({ text }) => leavesOf(recorded, text));
  const places = new Map<string, Set<string>>(shownIn(recorded.quantities).map(([name]) => [name, new Set()]));
  const before = shownIn(recorded.quantities);
  const spots = spotsIn(good, leavesOf(recorded, good));
  for (const { place, written, instead } of spots) {
    // A first digit may make it too large for what stands beside it, and a last one be dropped.
    for (const digit of [/\d/, /\d(?=\D*$)/]) {
      const other = written.replace(digit, (each) => (each === '7' ? '3' : '7'));
      const after = shownIn(await withLast(recorded, instead(other), {}));
      for (const [name, found] of places) {
        const numbers = (of: typeof before) => of.flatMap(([other, number]) => (other === name ? [number] : [])).join();
        if (numbers(after) !== '' && numbers(after) !== numbers(before)) {
          found.add(place);
        }
      }
    }
  }
  const sources = new Map(
    before.map(([name, number]) => [name, sourceOf(recorded, number, places.get(name) ?? new Set(), leaves)]),
  );
  return { sources, spots };
}
