import { killWriters } from '../test/unit/store/processes/kills.ts';
import { type CleanUp, JOURNALS } from '../test/unit/store/processes/windowProcess.ts';
import { newFolder } from '../test/unit/store/sample.ts';
import { counted, type Line, type Measure, part } from './figure.ts';
import { measureSharing } from './sharing.ts';

export const durability: Measure = async (options) => {
  const count = Math.ceil(part(1_000, options) / JOURNALS.length);
  const lines: Line[] = [];
  for (const journal of JOURNALS) {
    const { acknowledged, lost, integrity, failedReopenings } = await cleanly((cleanUp) =>
      killWriters(cleanUp, { folder: newFolder(), kills: count, journal, random: Math.random }),
    );
    lines.push({
      goal: `kill -9 with 4 writers (${journal}): 0 acknowledged readings lost, integrity ok, 0 failed reopenings`,
      measured: `${lost.length} lost of ${counted(acknowledged)}, ${integrity}, ${failedReopenings.length} failed, over ${counted(count)} kills`,
      held: lost.length === 0 && integrity === 'ok' && failedReopenings.length === 0,
    });
  }
  return lines;
};

export const coordination: Measure = async (options) => {
  const windows = part(50, options);
  const journal = 'wal';
  // Slower than the windows' clock could run, so that the machine's own load does not decide.
  const [accounts, intervals, speed] = [5, 6, 10];
  const lines: Line[] = [];
  for (const kills of [0, Math.floor(windows * 0.4)]) {
    const sharing = { windows, accounts, intervals, speed, kills, journal } as const;
    lines.push(...(await cleanly((cleanUp) => measureSharing(cleanUp, sharing))));
  }
  return lines;
};

async function cleanly<T>(work: (cleanUp: CleanUp) => Promise<T>): Promise<T> {
  const cleanUps: (() => void)[] = [];
  try {
    return await work({ after: (cleanUp) => void cleanUps.push(cleanUp) });
  } finally {
    for (const cleanUp of cleanUps) {
      cleanUp();
    }
  }
}
