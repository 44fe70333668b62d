import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as ids from '../src/ui/editor/ids.ts';
import { readFiles, type TextFile } from './architecture/files.ts';
import { banned, emptyNames, foreignPlaces, idleTests, providerNames, tooLong } from './architecture/forbidden.ts';
import { brokenImports, importCycles, importsOf, vscodeImports, wrongArrows } from './architecture/imports.ts';
import {
  danglingIds,
  idDifferences,
  type Json,
  linkDifferences,
  textDifferences,
  workspaceSettings,
} from './architecture/manifest.ts';

const CODE = /\.(?:[cm]?[jt]s)$/;
const everything = await readFiles();
const code = everything.filter(({ path }) => CODE.test(path));
const source = code.filter(({ path }) => path.startsWith('src/'));
const tests = code.filter(({ path }) => path.startsWith('test/'));
const own = code.filter(({ path }) => /^(?:src|test|scripts|bench|soak|mutation)\//.test(path));

const [manifest, english, chinese] = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json'].map(
  (wanted): Json => JSON.parse(everything.find(({ path }) => path === wanted)?.text ?? '{}'),
) as [Json, Json, Json];

const KNOWN = {
  commands: Object.values(ids.COMMANDS),
  containers: [ids.CONTAINER],
  views: Object.values(ids.VIEWS),
  settings: Object.values(ids.SETTINGS),
  tools: [ids.BALANCE_TOOL],
  rows: Object.values(ids.ROWS),
  walkthroughs: [ids.WALKTHROUGH],
  conditions: Object.values(ids.CONDITIONS),
};

/** A file that exists for one test alone. */
const file = (path: string, ...lines: readonly string[]): TextFile => ({ path, text: `${lines.join('\n')}\n` });

/** The product keeps a rule, and the rule finds each of the samples that break it. */
function rule(
  name: string,
  kept: readonly string[],
  broken: readonly (readonly [found: readonly string[], expected: number])[],
): void {
  test(`rule: ${name}`, () => assert.deepEqual(kept, []));
  test(`a rule that can fail: ${name}`, () => {
    assert.ok(broken.length > 0);
    for (const [found, expected] of broken) {
      assert.equal(found.length, expected, found.join('\n') || 'nothing found');
    }
  });
}

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

rule('vscode is imported in src/ui and src/extension.ts only', vscodeImports(source), [
  [vscodeImports([file('src/base/x.ts', "import * as vscode from 'vscode';")]), 1],
  [vscodeImports([file('src/monitor/x.ts', "import type { Uri } from 'vscode';")]), 1],
  [vscodeImports([file('src/net/x.ts', "const v = await import('vscode');")]), 1],
  [vscodeImports([file('src/net/x.ts', "const v = require( 'vscode');")]), 1],
  [vscodeImports([file('src/ui/x.ts', "import * as vscode from 'vscode';")]), 0],
  [vscodeImports([file('src/base/x.ts', "// import 'vscode' from 'vscode'", "const a = 'vscode';")]), 0],
]);

rule('imports point down: ui, monitor, providers and store, net, balance, base', wrongArrows(source), [
  [wrongArrows([file('src/base/x.ts', "import '../balance/account.ts';")]), 1],
  [wrongArrows([file('src/balance/x.ts', "import type { Http } from '../net/request.ts';")]), 1],
  [wrongArrows([file('src/providers/x.ts', "export { y } from '../store/store.ts';")]), 1],
  [wrongArrows([file('src/store/x.ts', "const y = await import('../monitor/monitor.ts');")]), 1],
  [wrongArrows([file('src/monitor/x.ts', "import { z } from '../ui/ids.ts';")]), 1],
  [wrongArrows([file('src/net/deep/x.ts', "import { z } from '../../extension.ts';")]), 1],
  [wrongArrows([file('src/webview/x.ts', "import { z } from '../monitor/monitor.ts';", "import 'node:fs';")]), 2],
  [wrongArrows([file('src/ui/x.ts', "import { z } from '../webview/chart.ts';")]), 1],
  [wrongArrows([file('src/ui/x.ts', "import { z } from '../webview/protocol.ts';")]), 0],
  [wrongArrows([file('src/ui/x.ts', "import { z } from '../../test/sandbox/sandbox.ts';")]), 1],
  [wrongArrows([file('src/stray.ts', '')]), 1],
  [wrongArrows([file('src/misc/x.ts', '')]), 1],
  [wrongArrows([file('src/extension.ts', "import '../src/ui/editor/ids.ts';", "import './net/http.ts';")]), 0],
  [
    wrongArrows([file('src/monitor/x.ts', "import '../base/clock.ts';", "import './entry.ts';", "import 'node:os';")]),
    0,
  ],
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

rule('every import leads to a file', brokenImports(code), [
  [brokenImports([file('src/base/a.ts', "import './gone.ts';")]), 1],
  [brokenImports([file('src/base/a.ts', "import './a.ts';")]), 0],
]);

rule('a provider is named in src/providers only', providerNames(source), [
  [providerNames([file('src/ui/x.ts', "if (id === 'jiguang') {}")]), 1],
  [providerNames([file('src/balance/x.ts', '/** As SUBMAIL does. */', 'const isJPush = 1;')]), 2],
  [providerNames([file('src/providers/china/jiguang.ts', "const id = 'jiguang';")]), 0],
]);

const sample: Json = {
  contributes: {
    commands: [{ command: 'x.add', title: '%add%' }],
    viewsContainers: { activitybar: [{ id: 'x', title: 'X' }] },
    views: { x: [{ id: 'x.list', name: '%list%' }] },
    viewsWelcome: [{ view: 'x.list', contents: '%welcome%' }],
    languageModelTools: [{ name: 'x_tool' }],
    menus: {
      'view/title': [{ command: 'x.add', when: 'view == x.list && viewItem == row && !x.busy && config.x.list' }],
    },
    configuration: { properties: { 'x.list': { scope: 'application' } } },
    walkthroughs: [{ id: 'w', steps: [{ id: 's', completionEvents: ['onContext:x.has', 'onCommand:x.add'] }] }],
  },
};
const sampleIds = {
  commands: ['x.add'],
  containers: ['x'],
  views: ['x.list'],
  settings: ['x.list'],
  rows: ['row'],
  tools: ['x_tool'],
  walkthroughs: ['w'],
  conditions: ['x.has', 'x.busy'],
};
const sampleTexts: Json = { add: 'Add', list: 'List', welcome: '[Add](command:x.add)' };
const withSetting = (id: string, setting: Json): Json => ({
  contributes: { ...Object(sample['contributes']), configuration: [{ properties: { [id]: setting } }] },
});

rule('the ids of the manifest are those of src/ui/editor/ids.ts', idDifferences(manifest, KNOWN), [
  [idDifferences(sample, sampleIds), 0],
  [idDifferences(sample, { ...sampleIds, commands: ['x.add', 'x.more'] }), 1],
  [idDifferences(sample, { ...sampleIds, commands: [] }), 1],
  [idDifferences(sample, { ...sampleIds, containers: ['y'] }), 4],
  [idDifferences(sample, { ...sampleIds, views: ['x.other'] }), 2],
  [idDifferences(sample, { ...sampleIds, rows: ['row', 'other'] }), 1],
  [idDifferences(sample, { ...sampleIds, rows: [] }), 1],
  [idDifferences({ ...sample, when: 'viewItem =~ /^(row|other)$/' }, sampleIds), 1],
  [idDifferences(sample, { ...sampleIds, tools: ['x_other'] }), 2],
  [idDifferences(sample, { ...sampleIds, walkthroughs: ['other'] }), 2],
  [idDifferences(sample, { ...sampleIds, conditions: ['x.has', 'x.other'] }), 2],
  [idDifferences(sample, { ...sampleIds, conditions: ['x.busy'] }), 1],
  [idDifferences(withSetting('x.more', {}), sampleIds), 2],
]);

rule('menus, links and conditions name what there is', danglingIds(manifest, english, KNOWN), [
  [danglingIds(sample, sampleTexts, sampleIds), 0],
  [danglingIds(sample, { ...sampleTexts, welcome: '[Add](command:x.gone)' }, sampleIds), 1],
  [danglingIds({ contributes: { menus: { a: [{ command: 'x.gone' }] } } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { menus: { a: [{ when: 'view == x.gone' }] } } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { menus: { a: [{ when: 'a && (b || config.x.gone == 1)' }] } } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { viewsWelcome: [{ view: 'x.gone' }] } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { walkthroughs: [{ completionEvents: ['onCommand:x.gone'] }] } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { walkthroughs: [{ completionEvents: ['onView:x.gone'] }] } }, {}, sampleIds), 1],
  [danglingIds({}, { a: '[Go](command:workbench.action.quit)' }, sampleIds), 0],
]);

rule('row 35: every setting has application scope', workspaceSettings(manifest), [
  [workspaceSettings(sample), 0],
  [workspaceSettings(withSetting('x.a', {})), 1],
  [workspaceSettings(withSetting('x.a', { scope: 'machine' })), 1],
]);

for (const [name, texts] of [
  ['English', english],
  ['Chinese', chinese],
] as const) {
  rule(`every text of the manifest is there in ${name}, and none is unused`, textDifferences(manifest, texts), [
    [textDifferences(sample, sampleTexts), 0],
    [textDifferences(sample, { ...sampleTexts, extra: 'x' }), 1],
    [textDifferences(sample, { ...sampleTexts, add: '' }), 1],
    [textDifferences(sample, {}), 3],
  ]);
}

rule('texts of the manifest have the same links in both languages', linkDifferences(english, chinese), [
  [linkDifferences({ a: '[x](command:y)' }, { a: '[甲](command:y)' }), 0],
  [linkDifferences({ a: '[x](command:y)' }, { a: '[甲](command:z)' }), 1],
  [linkDifferences({ a: 'in `x`' }, { a: '甲' }), 1],
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
