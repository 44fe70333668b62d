import { DatabaseSync } from 'node:sqlite';
import { fileIn } from '../sample.ts';
import { type CleanUp, type Journal, WindowProcess } from './windowProcess.ts';

/** What a series of kills did to a file. */
export interface Killing {
  readonly kills: number;
  readonly acknowledged: number;
  /** How many outcomes met a lock until their patience was over; they are not counted as acknowledged. */
  readonly putOff: number;
  /** The longest that recording an acknowledged outcome took, in milliseconds. */
  readonly slowest: number;
  /** Each acknowledged reading that is not in the file, and how long its outcome took to record. */
  readonly lost: readonly string[];
  readonly failedReopenings: number;
  readonly integrity: string;
  /** How long the store of each new process took to open, in milliseconds. */
  readonly reopenings: readonly number[];
}

const WRITERS = 4;
/** A process is killed after up to this many acknowledged readings of all, and up to that many milliseconds on top. */
const MOST_READINGS = 12;
const MOST_DELAY_MS = 8;

/**
 * Lets four processes write as fast as they can to their own and to shared accounts, kills one of them at a random
 * moment, starts another in its place, and so on; then counts the acknowledged readings that are not in the file.
 */
export async function killWriters(
  test: CleanUp,
  folder: string,
  kills: number,
  journal: Journal,
  random: () => number,
): Promise<Killing> {
  const acknowledged = new Map<string, Map<string, number>>();
  const reopenings: number[] = [];
  const writers = new Set<WindowProcess>();
  let failedReopenings = 0;
  let count = 0;
  let putOff = 0;
  let slowest = 0;
  let onReading = (): void => undefined;
  let next = 0;

  // The next process starts while the others write: only opening the store has to wait for a kill.
  let spare = WindowProcess.start(test, journal);

  const start = async (): Promise<void> => {
    const starting = spare;
    spare = WindowProcess.start(test, journal);
    const writer = await starting;
    const { mode, ms } = await writer.ask('timedOpen', folder);
    failedReopenings += mode !== null && JSON.stringify(mode) === '{"kind":"shared"}' ? 0 : 1;
    reopenings.push(ms);
    writer.listen((told) => {
      if (told.kind === 'put-off') {
        putOff++;
      }
      if (told.kind === 'acknowledged') {
        count++;
        slowest = Math.max(slowest, told.ms);
        const amounts = acknowledged.get(told.account) ?? new Map<string, number>();
        acknowledged.set(told.account, amounts.set(told.amount, told.ms));
        onReading();
      }
    });
    writers.add(writer);
    const own = `own ${next}`;
    next = (next + 1) % WRITERS;
    await writer.ask('write', [own, 'shared 1', 'shared 2'], 1);
  };

  await Promise.all(Array.from({ length: WRITERS }, start));
  for (let kill = 0; kill < kills; kill++) {
    const enough = count + Math.ceil(random() * MOST_READINGS);
    await new Promise<void>((resolve) => {
      onReading = () => {
        if (count >= enough) {
          resolve();
        }
      };
    });
    await new Promise((resolve) => setTimeout(resolve, random() * MOST_DELAY_MS));
    const victim = [...writers][Math.floor(random() * writers.size)];
    if (victim !== undefined) {
      writers.delete(victim);
      await victim.kill();
      await start();
    }
  }
  await Promise.all([await spare, ...writers].map((writer) => writer.kill()));
  return {
    kills,
    acknowledged: count,
    putOff,
    slowest,
    lost: missing(folder, acknowledged),
    failedReopenings,
    integrity: check(folder),
    reopenings,
  };
}

function missing(folder: string, acknowledged: ReadonlyMap<string, ReadonlyMap<string, number>>): string[] {
  // Not for reading only: the last kills may have left a journal, which has to be played back.
  const database = new DatabaseSync(fileIn(folder));
  const query = database.prepare(
    'SELECT amounts FROM reading JOIN series ON series.number = reading.series WHERE account = ?',
  );
  const lost: string[] = [];
  for (const [account, amounts] of acknowledged) {
    const kept = new Set(query.all(account).map((row) => String(row['amounts'])));
    for (const [amount, ms] of amounts) {
      if (!kept.has(amount)) {
        lost.push(`${account}: ${amount} after ${ms.toFixed(0)} ms`);
      }
    }
  }
  database.close();
  return lost;
}

function check(folder: string): string {
  const database = new DatabaseSync(fileIn(folder));
  const result = String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
  database.close();
  return result;
}
