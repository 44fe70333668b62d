import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemClock } from '../../../../src/base/clock.ts';
import { english } from '../../../../src/base/language.ts';
import { CliError, EXIT } from '../../../../src/cli/shell/exit.ts';
import { LAST_WAIT_MS, LONGEST_WAIT_MS } from '../../../../src/cli/state/lock.ts';
import { newState, stateText } from '../../../../src/cli/state/state.ts';
import { defaultStatePath, StateFile } from '../../../../src/cli/state/stateFile.ts';
import { temporaryFolder } from '../folder.ts';

const folder = temporaryFolder();
const GOES_ON = new AbortController().signal;

function fileAt(path: string): { readonly file: StateFile; readonly warnings: string[] } {
  const warnings: string[] = [];
  return { file: new StateFile(path, systemClock, english.t, GOES_ON, (text) => warnings.push(text)), warnings };
}

const record = { accountId: 'a', generation: 1, claimedAt: Date.now(), settled: true, nextDue: 1, holdUntil: 2 };

test('22.1: what one run leaves the next one finds; folder and file are of the user alone', async () => {
  const path = join(folder, 'new', 'deep', 'state.json');
  const { file } = fileAt(path);
  await file.change((state) => ({ state: { ...state, records: new Map([['a', record]]) }, result: undefined }));
  assert.deepEqual(await fileAt(path).file.change(({ records }) => ({ result: [...records.values()] })), [record]);
  assert.deepEqual(readdirSync(join(folder, 'new', 'deep')), ['state.json']);
  if (process.platform !== 'win32') {
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder, 'new')).mode & 0o777, 0o700);
  }
});

test('22.1: who only looks writes nothing', async () => {
  const path = join(folder, 'looked', 'state.json');
  await fileAt(path).file.change(() => ({ result: 1 }));
  assert.deepEqual(readdirSync(join(folder, 'looked')), []);
});

test('22 bad input: a damaged state is begun anew, and says so', async () => {
  const path = join(folder, 'damaged.json');
  writeFileSync(path, '{"format":');
  const { file, warnings } = fileAt(path);
  assert.equal(await file.change((state) => ({ state, result: state.records.size })), 0);
  assert.deepEqual(warnings, [`${path} cannot be read and is begun anew.`]);
  assert.match(readFileSync(path, 'utf8'), /"version": 1/);
});

test('22 bad input: the state of a later version stays as it is', async () => {
  const path = join(folder, 'later.json');
  const text = stateText(newState(), 0).replace('"version": 1', '"version": 2');
  writeFileSync(path, text);
  await assert.rejects(
    fileAt(path).file.change((state) => ({ state, result: 0 })),
    (error) => error instanceof CliError && error.code === EXIT.unwritable && /later version/.test(error.message),
  );
  assert.equal(readFileSync(path, 'utf8'), text);
});

test('22 bad input: a state that others hold for too long has its own code and says what to do', async () => {
  const path = join(folder, 'held.json');
  writeFileSync(`${path}.lock`, '');
  let passed = 0;
  const hasty = {
    ...systemClock,
    monotonic() {
      passed += LONGEST_WAIT_MS;
      return passed;
    },
  };
  const file = new StateFile(path, hasty, english.t, GOES_ON, assert.fail);
  await assert.rejects(
    file.change((state) => ({ state, result: 0 })),
    (error) =>
      error instanceof CliError &&
      error.code === EXIT.busy &&
      error.message === `Other runs hold ${path}.lock. Try again; if there are none, delete that file.`,
  );
});

test('22 bad input: who gives up while others hold the state ends as one that has given up', async () => {
  const path = join(folder, 'given-up.json');
  const stop = new AbortController();
  let passed = 0;
  const hasty = {
    ...systemClock,
    monotonic() {
      writeFileSync(`${path}.lock`, '');
      stop.abort(EXIT.interrupted);
      passed += LAST_WAIT_MS;
      return passed;
    },
  };
  writeFileSync(`${path}.lock`, '');
  const file = new StateFile(path, hasty, english.t, stop.signal, assert.fail);
  await assert.rejects(
    file.change((state) => ({ state, result: 0 })),
    (error) => error instanceof CliError && error.code === EXIT.interrupted && /^Given up/.test(error.message),
  );
});

test('22 bad input: that the state is damaged is told once, also by a run that writes nothing', async () => {
  const path = join(folder, 'twice.json');
  writeFileSync(path, 'x');
  const { file, warnings } = fileAt(path);
  await file.change(() => ({ result: 0 }));
  await file.change(() => ({ result: 0 }));
  assert.equal(warnings.length, 1);
});

test('22 bad input: a folder that cannot be written has its own code and says what to do', async () => {
  const inTheWay = join(folder, 'file');
  writeFileSync(inTheWay, '');
  await assert.rejects(
    fileAt(join(inTheWay, 'state.json')).file.change((state) => ({ state, result: 0 })),
    (error) =>
      error instanceof CliError &&
      error.code === EXIT.unwritable &&
      /cannot be written \(\w+\)\. Name a file in another folder: --state$/.test(error.message),
  );
});

test('22 bad input: what cannot be put in its place leaves nothing beside it', async () => {
  const path = join(folder, 'taken', 'state.json');
  mkdirSync(path, { recursive: true });
  await assert.rejects(
    fileAt(path).file.change((state) => ({ state, result: 0 })),
    CliError,
  );
  assert.deepEqual(readdirSync(join(folder, 'taken')), ['state.json']);
});

for (const [platform, env, expected] of [
  ['linux', {}, '/home/u/.cache/messaging-balance/state.json'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/u' }, '/var/cache/u/messaging-balance/state.json'],
  ['darwin', {}, '/home/u/Library/Caches/messaging-balance/state.json'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\u\\AppData\\Local' },
    'C:\\Users\\u\\AppData\\Local\\messaging-balance\\state.json',
  ],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/u/.cache/messaging-balance/state.json'],
] as const) {
  test(`22.1: the usual place of the state on ${platform} ${JSON.stringify(env)}`, () =>
    assert.equal(defaultStatePath(env, platform, '/home/u'), expected));
}

for (const platform of ['linux', 'darwin', 'win32'] as const) {
  test(`22 bad input: a user without a folder has no usual place on ${platform}`, () =>
    assert.equal(defaultStatePath({}, platform, undefined), undefined));
}
