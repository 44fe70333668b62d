import { DatabaseSync } from 'node:sqlite';
import { shareDatabase } from '../../../../src/store/file/sharedFile.ts';
import type { Settled } from '../../../../src/store/port/store.ts';
import { fileIn } from '../sample.ts';
import { type CleanUp, type Journal, WindowProcess } from './windowProcess.ts';

/** What to do to a file. */
export interface KillingOptions {
  readonly folder: string;
  readonly kills: number;
  readonly journal: Journal;
  readonly random: () => number;
  /** Whether two more processes take locks of all kinds all the time, and are killed too. */
  readonly locks?: boolean;
}

/** What a series of kills did to a file. */
export interface Killing {
  readonly kills: number;
  /** Readings of which the store has said that they are written: these are acknowledged. */
  readonly acknowledged: number;
  /** Readings of which the store has said that it keeps them until a lock is gone. */
  readonly kept: number;
  /** How many of the kept ones are not in the file: they went with the process that kept them. */
  readonly keptLost: number;
  /** The longest that recording a reading took, in milliseconds. */
  readonly slowest: number;
  /** Each acknowledged reading that is not in the file, and how long its outcome took to record. */
  readonly lost: readonly string[];
  /** Each time that a process left the shared file. */
  readonly leftFile: readonly string[];
  /** The mode of each process that did not get at the file in time, and how long it tried. */
  readonly failedReopenings: readonly string[];
  readonly integrity: string;
  /** How long the store of each new process took to open, in milliseconds. */
  readonly reopenings: readonly number[];
}

interface Recorded {
  readonly how: Settled;
  readonly account: string;
  readonly amount: string;
  readonly ms: number;
}

const WRITERS = 4;
const LOCKERS = 2;
/** One kill in so many hits a process that takes locks, where there are some. */
const LOCKER_ONE_IN = 5;
/** A process is killed after up to this many acknowledged readings of all, and up to that many milliseconds on top. */
const MOST_READINGS = 12;
const MOST_DELAY_MS = 8;

/**
 * Lets four processes write as fast as they can to their own and to shared accounts, kills one of them at a random
 * moment, starts another in its place, and so on; then counts the acknowledged readings that are not in the file.
 */
export async function killWriters(test: CleanUp, options: KillingOptions): Promise<Killing> {
  const { folder, kills, journal, random, locks = false } = options;
  const recorded: Recorded[] = [];
  const leftFile: string[] = [];
  const reopenings: number[] = [];
  const failedReopenings: string[] = [];
  const writers: WindowProcess[] = [];
  const lockers: WindowProcess[] = [];
  let count = 0;
  let onReading = (): void => undefined;
  let next = 0;

  // The next process starts while the others write: only opening the store has to wait for a kill.
  let spare = WindowProcess.start(test, journal);
  const fresh = (): Promise<WindowProcess> => {
    const starting = spare;
    spare = WindowProcess.start(test, journal);
    return starting;
  };

  const startWriter = async (): Promise<void> => {
    const writer = await fresh();
    const { mode, ms } = await writer.ask('timedOpen', folder);
    // A file that is locked all the time is opened once it is free.
    const isOpen =
      JSON.stringify(mode) === '{"kind":"shared"}' || (locks && mode?.kind === 'memory' && mode.problem === 'locked');
    if (!isOpen) {
      failedReopenings.push(`${JSON.stringify(mode)} after ${ms.toFixed(0)} ms`);
    }
    reopenings.push(ms);
    writer.listen((told) => {
      if (told.kind === 'mode' && told.mode.kind === 'memory') {
        leftFile.push(`${writer.pid}: ${told.mode.problem}`);
      }
      if (told.kind === 'recorded') {
        recorded.push(told);
        count += told.how === 'written' ? 1 : 0;
        onReading();
      }
    });
    writers.push(writer);
    const own = `own ${next}`;
    next = (next + 1) % WRITERS;
    await writer.ask('write', [own, 'shared 1', 'shared 2'], 1);
  };

  const startLocker = async (): Promise<void> => {
    const locker = await fresh();
    lockers.push(locker);
    await locker.ask('disturb', fileIn(folder));
  };

  await Promise.all(Array.from({ length: WRITERS }, startWriter));
  await Promise.all(Array.from({ length: locks ? LOCKERS : 0 }, startLocker));
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
    const hitsLocker = lockers.length > 0 && random() * LOCKER_ONE_IN < 1;
    const victims = hitsLocker ? lockers : writers;
    const [victim] = victims.splice(Math.floor(random() * victims.length), 1);
    await victim?.kill();
    await (hitsLocker ? startLocker() : startWriter());
  }
  await Promise.all([await spare, ...writers, ...lockers].map((process) => process.kill()));
  const missing = missingIn(folder, recorded);
  return {
    kills,
    acknowledged: count,
    kept: recorded.filter(({ how }) => how === 'kept').length,
    keptLost: missing.filter(({ how }) => how === 'kept').length,
    slowest: Math.max(...recorded.map(({ ms }) => ms)),
    lost: missing.flatMap(({ how, account, amount, ms }) =>
      how === 'written' ? [`${account}: ${amount} after ${ms.toFixed(0)} ms`] : [],
    ),
    leftFile,
    failedReopenings,
    integrity: check(folder),
    reopenings,
  };
}

function missingIn(folder: string, recorded: readonly Recorded[]): readonly Recorded[] {
  // Not for reading only: the last kills may have left a journal, which has to be played back.
  const database = new DatabaseSync(fileIn(folder));
  const file = shareDatabase(database);
  const known = new Set<string>();
  for (const account of new Set(recorded.map((told) => told.account))) {
    for (const { quantities } of file.rows(account, 0, Number.MAX_SAFE_INTEGER).readings()) {
      known.add(`${account} ${quantities[0]?.amount}`);
    }
  }
  file.close();
  return recorded.filter(({ account, amount }) => !known.has(`${account} ${amount}`));
}

function check(folder: string): string {
  const database = new DatabaseSync(fileIn(folder));
  const result = String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
  database.close();
  return result;
}
