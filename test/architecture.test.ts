import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiles, readPaths } from './architecture/files.ts';
import {
  banned,
  emptyNames,
  foreignPlaces,
  idleTests,
  providerNames,
  tooLong,
  unguarded,
} from './architecture/forbidden.ts';
import { brokenImports, importCycles, unmirrored, wrongArrows } from './architecture/imports.ts';
import { file, rule } from './architecture/rule.ts';
import { importsOf } from './architecture/specifiers.ts';

const CODE = /\.[cm]?[jt]sx?$/;
const everything = await readFiles();
const code = everything.filter(({ path }) => CODE.test(path));
const source = code.filter(({ path }) => path.startsWith('src/'));
const tests = code.filter(({ path }) => path.startsWith('test/'));
/** All of what is shipped, style sheets among it. */
const product = everything.filter(({ path }) => path.startsWith('src/'));
const own = [...product, ...code.filter(({ path }) => /^(?:test|scripts|bench|soak)\//.test(path))];

test('the files are found at all', () => {
  assert.ok(source.length > 60 && tests.length > 60, `${source.length} and ${tests.length}`);
  for (const path of [
    'src/extension.ts',
    'src/ui/editor/ids.ts',
    'test/architecture.test.ts',
    'README.md',
    'package.json',
  ]) {
    assert.ok(
      everything.some((each) => each.path === path),
      path,
    );
  }
  assert.ok(source.flatMap(({ text }) => importsOf(text)).length > 200);
});

rule('imports point down, between the rooms of src and within them', wrongArrows(source), [
  [wrongArrows([file('src/base/x.ts', "import '../balance/account.ts';")]), 1],
  [wrongArrows([file('src/balance/x.ts', "import type { Http } from '../net/request.ts';")]), 1],
  [wrongArrows([file('src/providers/x.ts', "export { y } from '../store/store.ts';")]), 1],
  [wrongArrows([file('src/store/x.ts', "const y = await import('../monitor/monitor.ts');")]), 1],
  [wrongArrows([file('src/monitor/x.ts', "import { z } from '../ui/ids.ts';")]), 1],
  [wrongArrows([file('src/net/deep/x.ts', "import { z } from '../../extension.ts';")]), 1],
  [wrongArrows([file('src/webview/x.ts', "import { z } from '../monitor/monitor.ts';", "import 'node:fs';")]), 2],
  [wrongArrows([file('src/ui/x.ts', "import { z } from '../webview/chart.ts';")]), 1],
  [wrongArrows([file('src/ui/tree/x.ts', "import { z } from '../../webview/base/protocol.ts';")]), 1],
  [wrongArrows([file('src/ui/history/x.ts', "import { z } from '../../webview/base/protocol.ts';")]), 0],
  [wrongArrows([file('src/ui/tree/x.ts', "import { z } from '../history/panel.ts';")]), 1],
  [wrongArrows([file('src/ui/tree/x.ts', "import { z } from '../accounts/credential/x.ts';")]), 0],
  [wrongArrows([file('src/ui/editor/x.ts', "import { z } from '../accounts/secrets.ts';")]), 1],
  [wrongArrows([file('src/balance/amount/x.ts', "import { z } from '../text/format.ts';")]), 1],
  [wrongArrows([file('src/balance/x.ts', '')]), 1],
  [wrongArrows([file('src/monitor/when/x.ts', "import { z } from '../ask/monitor.ts';")]), 1],
  [wrongArrows([file('src/store/sqlite/x.ts', "import { z } from '../open.ts';")]), 1],
  [wrongArrows([file('src/wording/x.ts', "import { z } from '../ui/editor/ids.ts';")]), 1],
  [wrongArrows([file('src/ui/x.ts', "import { z } from '../../test/sandbox/sandbox.ts';")]), 1],
  [wrongArrows([file('src/cli/x.ts', "import { z } from '../ui/editor/ids.ts';")]), 1],
  [wrongArrows([file('src/cli/x.ts', "import { z } from '../webview/base/protocol.ts';")]), 1],
  [wrongArrows([file('src/cli/x.ts', "import { z } from '../wording/accountText.ts';")]), 0],
  [wrongArrows([file('src/ui/x.ts', "import { z } from '../cli/run.ts';")]), 1],
  [wrongArrows([file('src/stray.ts', '')]), 1],
  [wrongArrows([file('src/misc/x.ts', '')]), 1],
  [wrongArrows([file('src/extension.ts', "import '../src/ui/editor/ids.ts';", "import './net/http.ts';")]), 0],
  [
    wrongArrows([
      file('src/monitor/ask/x.ts', "import '../../base/clock.ts';", "import './entry.ts';", "import 'node:os';"),
    ]),
    0,
  ],
]);

rule('unit tests lie as the rooms of src lie', unmirrored(tests, source), [
  [unmirrored([file('test/unit/ui/gone/x.test.ts')], [file('src/ui/tree/x.ts')]), 1],
  [unmirrored([file('test/unit/ui/tree/x.test.ts'), file('test/unit/words/x.ts')], [file('src/ui/tree/x.ts')]), 0],
]);

rule('no import cycle', importCycles(source), [
  [
    importCycles([
      file('src/base/a.ts', "import './b.ts';"),
      file('src/base/b.ts', "import { c } from './c.ts';"),
      file('src/base/c.ts', "import type { a } from './a.ts';"),
      file('src/base/d.ts', "import './a.ts';"),
    ]),
    1,
  ],
  [importCycles([file('src/base/a.ts', "import './a.ts';")]), 1],
  [
    importCycles([
      file('src/base/a.ts', "import './b.ts';", "import './c.ts';"),
      file('src/base/b.ts', "import './c.ts';"),
      file('src/base/c.ts', ''),
    ]),
    0,
  ],
]);

rule('every import leads to a file', brokenImports(code, await readPaths()), [
  [brokenImports([file('src/base/a.ts', "import './gone.ts';")], ['src/base/a.ts']), 1],
  [brokenImports([file('src/base/a.ts', "import './a.ts?x';", "import './gone.css';")], ['src/base/a.ts']), 2],
  [brokenImports([file('src/base/a.ts', "import './a.ts';", "import 'gone';")], ['src/base/a.ts']), 0],
]);

rule('a provider is named in src/providers only', providerNames(product), [
  [providerNames([file('src/ui/x.ts', "if (id === 'jiguang') {}")]), 1],
  [providerNames([file('src/balance/x.ts', '/** As SUBMAIL does. */', 'const isJPush = 1;')]), 2],
  [providerNames([file('src/providers/china/jiguang.ts', "const id = 'jiguang';")]), 0],
]);

rule('a command that fails says so: each is registered with its guard', unguarded(source), [
  [unguarded([file('src/ui/x.ts', 'vscode.commands.registerCommand(id, run);')]), 1],
  [unguarded([file('src/ui/x.ts', 'registerCommands(parts); // registerCommand(')]), 0],
  [unguarded([file('src/ui/accounts/guard.ts', 'vscode.commands.registerCommand(id, run);')]), 0],
]);

rule('no file has more than 300 lines', tooLong(own, 300), [
  [tooLong([file('src/x.ts', ...Array.from({ length: 301 }, () => '1;'))], 300), 1],
  [tooLong([file('src/x.ts', ...Array.from({ length: 300 }, () => '1;'))], 300), 0],
]);

rule(
  'src/extension.ts is a table of contents',
  tooLong(
    source.filter(({ path }) => path === 'src/extension.ts'),
    80,
  ),
  [[tooLong([file('src/extension.ts', ...Array.from({ length: 81 }, () => '1;'))], 80), 1]],
);

rule('no file is named after nothing', emptyNames(own), [
  [emptyNames([file('src/utils.ts', '')]), 1],
  [emptyNames([file('test/testHelpers.ts', '')]), 1],
  [emptyNames([file('src/common/x.ts', '')]), 1],
  [emptyNames([file('src/AccountManager.ts', '')]), 1],
  [emptyNames([file('src/string-util.test.ts', '')]), 1],
  [emptyNames([file('src/commons.ts', '')]), 1],
  [emptyNames([file('src/utility/x.ts', '')]), 1],
  [emptyNames([file('src/uncommon.ts', '')]), 0],
]);

const banOf = (line: string): readonly string[] => banned([file('src/x.ts', line)]);
rule('no weak types, no weak network, no console, no intervals, nothing suppressed', banned(source), [
  ...[
    'const a: any = 1;',
    'const a = b as any;',
    'function f(a: any[]): Promise<any> {}',
    'const a = b!;',
    'a!.b();',
    'a()!.b;',
    'a[0]![1];',
    'let a!: number;',
    'console.log(1);',
    'setInterval(f, 1);',
    'md.isTrusted = true;',
    'const o = { isTrusted: true };',
    'md.supportHtml = false;',
    'const o = { rejectUnauthorized: false };',
    "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';",
    '// @ts-ignore',
    '/* @ts-expect-error */',
    '// biome-ignore lint: x',
  ].map((line) => [banOf(line), 1] as const),
  ...[
    'const any_ = Promise.any([AbortSignal.any([])]);',
    'if (a !== b && !c) {}',
    "const s = 'any console.log(1)!';",
    '// any console.log(b!)',
    'const r = /any!/;',
    `const t = \`any \${b} c!\`;`,
    'const u = product.console; const o = { console: 1 };',
    'md.isTrusted = { enabledCommands: [] };',
  ].map((line) => [banOf(line), 0] as const),
]);

rule('no test is left out', idleTests(tests), [
  [idleTests([file('test/x.test.ts', "test.skip('x', f);")]), 1],
  [idleTests([file('test/x.test.ts', "describe.only('x', f);")]), 1],
  [idleTests([file('test/x.test.ts', "test('x', { todo: true }, f);", "it.todo('x');")]), 2],
  [idleTests([file('test/x.test.ts', "test('skip( only: todo:', f);")]), 0],
]);

rule('the project speaks of the project alone', foreignPlaces(everything), [
  [foreignPlaces([file('README.md', `see ${['..', 'shared', 'x.md'].join('/')}`)]), 1],
  [foreignPlaces([file('src/x.ts', `// in ${['', 'work', 'main'].join('/')}`)]), 1],
  [foreignPlaces([file('src/x.ts', `const a = '${['', 'work'].join('/')}';`)]), 1],
  [foreignPlaces([file('src/x.ts', "import './sharedFile.ts'; // workbench/workspace /workbench")]), 0],
]);
