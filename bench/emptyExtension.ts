import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../scripts/paths.ts';
import { runProgram } from '../scripts/process.ts';

/** The id of the extension that is the floor: all that it does is show a number in the status bar. */
export const EMPTY_ID = 'bench.empty';
/** Its name, as it is shown. */
export const EMPTY_NAME = 'Empty';

const manifest = {
  name: 'empty',
  displayName: EMPTY_NAME,
  description: 'Creates a status bar item',
  version: '0.0.1',
  publisher: 'bench',
  license: 'MIT',
  main: './extension.js',
  engines: { vscode: '^1.105.0' },
  extensionKind: ['ui', 'workspace'],
  activationEvents: ['onStartupFinished'],
  contributes: {},
};

const source = `const vscode = require('vscode');
exports.activate = (context) => {
  const item = vscode.window.createStatusBarItem('empty', vscode.StatusBarAlignment.Right, 100);
  item.text = '$(comment-discussion) 9';
  item.show();
  context.subscriptions.push(item);
};
`;

/** Adds to it what asking five accounts each minute takes at the very least: requests of Node alone, and no file. */
export const ASKING = `const { get } = require('node:http');
const ask = (index) => {
  const { ['BENCH_KEY_' + index]: key, ['BENCH_SECRET_' + index]: secret } = process.env;
  get(process.env.BENCH_URL, { auth: key + ':' + secret, headers: { connection: 'close' } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => JSON.parse(text));
  });
};
for (let index = 0; index < 5; index++) {
  setTimeout(() => setInterval(ask, 60_000, index), index * 12_000);
}
`;

/** Packs the empty extension as the product is packed, with `more` code if need be, and returns the path of the package. It is gone when this process ends. */
export async function packEmptyExtension(more = ''): Promise<{ readonly vsix: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'empty-extension-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const content = join(folder, 'content');
  await mkdir(content);
  await writeFile(join(content, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(content, 'extension.js'), source + more);
  await writeFile(join(content, 'README.md'), '# Empty\n');
  await writeFile(join(content, 'LICENSE'), 'MIT\n');
  const vsix = join(folder, 'empty.vsix');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', vsix];
  const { code, output } = await runProgram(tool('vsce'), args, { cwd: content, quiet: true });
  if (code !== 0) {
    await remove();
    throw new Error(`The empty extension could not be packed:\n${output}`);
  }
  return { vsix, remove };
}
