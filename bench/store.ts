import { killWriters } from '../test/unit/store/processes/kills.ts';
import { JOURNALS, type Journal } from '../test/unit/store/processes/windowProcess.ts';
import { newFolder } from '../test/unit/store/sample.ts';
import { measureFloor, measureHistory } from './historySize.ts';
import { durationOf, measureSharing } from './sharing.ts';
import { cleanly, numbers, print, type Row, spread } from './table.ts';

/**
 * Measures the shared store with real files and real processes. Options: `--only=sharing,kills,history`,
 * `--windows=1,5,10,50`, `--intervals=6`, `--speed=10`, `--shared-accounts=5`, `--killed-owners=20`, `--kills=1000`,
 * `--accounts=1,100,1000`, `--times=300`, `--journal=wal,delete`, `--locks` (others lock the file during the kills).
 */
export async function run(options: ReadonlyMap<string, string>): Promise<void> {
  const only = (options.get('only') ?? 'sharing,kills,history').split(',');
  const journals = JOURNALS.filter((journal) => (options.get('journal') ?? 'wal,delete').split(',').includes(journal));
  const version = process.versions['sqlite'] ?? 'unknown';
  print('The shared store', [
    { what: 'Node, SQLite', measured: `${process.version}, ${version}` },
    { what: 'journals', measured: `${journals.join(', ')} (delete is what SQLite before 3.51.3 gets)` },
    measureFloor(200),
  ]);
  if (only.includes('sharing')) {
    await sharing(options, journals);
  }
  if (only.includes('history')) {
    await history(options, journals);
  }
  if (only.includes('kills')) {
    await kills(options, journals);
  }
}

async function sharing(options: ReadonlyMap<string, string>, journals: readonly Journal[]): Promise<void> {
  const [intervals = 6] = numbers(options.get('intervals'), [6]);
  const [speed = 10] = numbers(options.get('speed'), [10]);
  const [accounts = 5] = numbers(options.get('shared-accounts'), [5]);
  const counts = numbers(options.get('windows'), [1, 5, 10, 50]);
  const [killed = 20] = numbers(options.get('killed-owners'), [20]);
  const most = Math.max(...counts);
  const rows: Row[] = [];
  for (const journal of journals) {
    for (const windows of counts) {
      rows.push(
        ...(await cleanly((c) => measureSharing(c, { windows, accounts, intervals, speed, kills: 0, journal }))).rows,
      );
    }
    if (killed > 0 && killed < most) {
      const kills = killed;
      rows.push(
        ...(await cleanly((c) => measureSharing(c, { windows: most, accounts, intervals, speed, kills, journal })))
          .rows,
      );
    }
  }
  print(
    `Requests of windows with ${accounts} accounts, by the product's schedule; ${durationOf({ intervals, speed })}`,
    rows,
  );
}

async function history(options: ReadonlyMap<string, string>, journals: readonly Journal[]): Promise<void> {
  const [times = 300] = numbers(options.get('times'), [300]);
  for (const accounts of numbers(options.get('accounts'), [1, 100, 1000])) {
    for (const journal of journals) {
      print(`A file with ${accounts} accounts`, await measureHistory(accounts, journal, times));
    }
  }
}

async function kills(options: ReadonlyMap<string, string>, journals: readonly Journal[]): Promise<void> {
  const [all = 1000] = numbers(options.get('kills'), [1000]);
  for (const journal of journals) {
    const count = Math.ceil(all / journals.length);
    const locks = options.has('locks');
    const killing = await cleanly((c) =>
      killWriters(c, { folder: newFolder(), kills: count, journal, random: Math.random, locks }),
    );
    const { acknowledged, kept, keptLost, slowest, lost, leftFile, integrity, failedReopenings, reopenings } = killing;
    print(`${count} kills of one of four writers, ${journal}${locks ? ', while two others lock the file' : ''}`, [
      {
        what: 'acknowledged readings lost',
        measured: [`${lost.length} of ${acknowledged}`, ...lost].join('; '),
        goal: '0',
      },
      {
        what: 'outcomes kept for a lock to go, lost with their process',
        measured: `${kept}, ${keptLost}`,
      },
      { what: 'slowest recording', measured: `${slowest.toFixed(0)} ms`, goal: '≤ 2,000 ms' },
      { what: 'processes that left the file', measured: [leftFile.length, ...leftFile].join('; '), goal: '0' },
      { what: 'integrity', measured: integrity, goal: 'ok' },
      { what: 'failed reopenings', measured: [failedReopenings.length, ...failedReopenings].join('; '), goal: '0' },
      { what: 'reopening while three others write', measured: spread(reopenings) },
    ]);
  }
}
