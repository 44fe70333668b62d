import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { root } from '../../../scripts/paths.ts';

const STAND_IN = pathToFileURL(join(root, 'test', 'unit', 'vscode.ts')).href;

/** A file of tests for the stand-in, with a product that tells its user of what it throws. */
const BEGIN = `
import { test } from 'node:test';
import { EventEmitter, failTest, forgetMade, takeMistakes } from '${STAND_IN}';
const vscode = await import('vscode');
const guarded = (run) => { try { run(); } catch {} };
const uri = vscode.Uri.file('/a');
`;

/** What Node's runner says of a file with this text, in a process of its own. */
async function runFile(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-mistakes-'));
  try {
    const file = join(folder, 'some.test.mjs');
    await writeFile(file, BEGIN + text);
    const { exitCode, stdout, stderr } = await execa(process.execPath, ['--test-reporter=spec', file], {
      env: { NODE_TEST_CONTEXT: undefined },
      reject: false,
    });
    const named = (mark: string) =>
      new Set([...stdout.matchAll(new RegExp(`${mark} (.+?) \\(`, 'g'))].flatMap(([, name]) => name ?? []));
    return { exitCode, passed: [...named('✔')], failed: [...named('✖')], said: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const CAUGHT = {
  'a member of a namespace': "vscode.window.setStatusBarMessage('x')",
  'a function of models': 'vscode.lm.selectChatModels()',
  'another form of a text': "vscode.l10n.t({ message: 'x', comment: '' })",
  'a member of an object': 'uri.with({})',
  'a member of what a function gives': "vscode.workspace.getConfiguration().has('x')",
  'a constant': 'vscode.ViewColumn.Beside',
  'a method of a class': "new vscode.MarkdownString('x').appendText('y')",
  'what a stand-in refuses': "failTest('nobody may ask')",
} as const;

test('what the stand-in lacks fails the test that uses it, also where the error is caught, and no other test', async () => {
  const { exitCode, passed, failed, said } = await runFile(`
${Object.entries(CAUGHT)
  .map(([name, use]) => `test(${JSON.stringify(name)}, () => guarded(() => ${use}));`)
  .join('\n')}
test('forgets what was made', () => { guarded(() => vscode.window.nothing); forgetMade(); });
test('takes it', () => { guarded(() => vscode.window.nothing); takeMistakes(); });
test('uses what is there', async () => guarded(async () => \`\${await uri}\`));
`);
  assert.equal(exitCode, 1);
  assert.deepEqual(failed.toSorted(), [...Object.keys(CAUGHT), 'forgets what was made'].toSorted());
  assert.deepEqual(passed, ['takes it', 'uses what is there']);
  assert.match(said, /the stand-in for VS Code has no window\.setStatusBarMessage/);
});

test('what a listener throws fails the test, once, and the other listeners are told', async () => {
  const { failed, passed, said } = await runFile(`
const emitter = new EventEmitter();
let told = 0;
emitter.event(() => { throw new RangeError('of a listener'); });
emitter.event(() => vscode.window.nothing());
emitter.event(() => { told++; });
test('fires', () => emitter.fire());
test('takes both', (t) => {
  emitter.fire();
  t.assert.deepEqual(takeMistakes().map(({ name }) => name), ['RangeError', 'AssertionError']);
  t.assert.equal(told, 2);
});
`);
  assert.deepEqual([failed, passed], [['fires'], ['takes both']]);
  assert.match(said, /RangeError: of a listener/);
});

test('what comes when the last test is over fails its process', async () => {
  const late = await runFile(
    `test('ends', () => { setImmediate(() => setImmediate(() => guarded(() => vscode.window.late))); });`,
  );
  assert.deepEqual([late.failed, late.passed], [[], ['ends']]);
  assert.notEqual(late.exitCode, 0);
  assert.match(late.said, /the stand-in for VS Code has no window\.late/);
});
