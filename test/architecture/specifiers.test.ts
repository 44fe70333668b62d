import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiles } from './files.ts';
import { file, rule } from './rule.ts';
import { hiddenImports, importsOf, strayPackages, vscodeNames } from './specifiers.ts';

const source = await readFiles('src', /\.[cm]?[jt]sx?$/);

for (const [text, specifiers] of [
  ["import { a } from './a.ts';", ['./a.ts']],
  ['import "./a.css";', ['./a.css']],
  ["export * from './a.ts';\nexport type { B } from './b.ts';", ['./a.ts', './b.ts']],
  ["const a = await import('./a.ts');", ['./a.ts']],
  ["const { default: a } = await import( './a.json', { with: { type: 'json' } });", ['./a.json']],
  ["let a: import('./a.ts').A; let b: typeof import('b');", ['./a.ts', 'b']],
  ["const a = require('./a.ts');", ['./a.ts']],
  ["import/* x */'./a.ts'; f(/* x */import(/* y */ './b.ts'));", ['./a.ts', './b.ts']],
  ["const f = async () => { return/* x */import('./a.ts'); };", ['./a.ts']],
  ["// import './a.ts'\nconst a = \"import './b.ts'\";", []],
  ["const a = Array.from(['x']);", []],
] as const) {
  test(`what a module asks for: ${text}`, () => assert.deepEqual(importsOf(text), specifiers));
}

const namesIn = (path: string, ...lines: readonly string[]): readonly string[] => vscodeNames([file(path, ...lines)]);
rule('vscode is named in src/ui and src/extension.ts only', vscodeNames(source), [
  [namesIn('src/base/x.ts', "import * as vscode from 'vscode';"), 1],
  [namesIn('src/monitor/x.ts', 'import type { Uri } from "vscode";'), 1],
  [namesIn('src/net/x.ts', "const v = await import('vscode');"), 1],
  [namesIn('src/base/x.ts', 'const v = await import(`vscode`);'), 1],
  [namesIn('src/base/x.ts', "const v = createRequire(import.meta.url)('vscode');"), 1],
  [namesIn('src/cli/x.ts', "const name = 'vscode';", 'const v = await import(name);'), 1],
  [namesIn('src/uix/x.ts', "import 'vscode';"), 1],
  [namesIn('src/ui/x.ts', "import * as vscode from 'vscode';"), 0],
  [namesIn('src/extension.ts', "import * as vscode from 'vscode';"), 0],
  [namesIn('src/base/x.ts', "// import 'vscode' from 'vscode'", "const a = 'vscode:extension';"), 0],
]);

rule('packages are imported where they are named', strayPackages(source), [
  [strayPackages([file('src/base/x.ts', "import 'vscode';")]), 1],
  [strayPackages([file('src/balance/x.ts', "import f from 'node-fetch';")]), 1],
  [strayPackages([file('src/webview/x.ts', "import { readFile } from 'fs';")]), 1],
  [strayPackages([file('src/cli/x.ts', "import '/src/ui/x.ts';", "import '#ui';", "import 'file:///ui.ts';")]), 3],
  [strayPackages([file('src/cli/x.ts', "import 'constructor';")]), 1],
  [strayPackages([file('src/net/x.ts', "import f from 'node-fetch';", "import 'node:fs';", "import './y.ts';")]), 0],
  [strayPackages([file('src/ui/tree/x.ts', "import { Uri } from 'vscode';", "import '../../y.ts';")]), 0],
]);

const hiddenIn = (...lines: readonly string[]): readonly string[] => hiddenImports([file('src/x.ts', ...lines)]);
rule('what is imported stands in the source', hiddenImports(source), [
  [hiddenIn('await import(`./x.ts`);'), 1],
  [hiddenIn(`await import(\`../\${folder}/x.ts\`);`), 1],
  [hiddenIn('await import(name);'), 1],
  [hiddenIn("await import('../ui/' + name);"), 1],
  [hiddenIn("await import(isThere ? './a.ts' : './b.ts');"), 1],
  [hiddenIn("await import(('./a.ts'));"), 1],
  [hiddenIn("await import.defer('./a.ts');"), 1],
  [hiddenIn('await import(', '  // The screen.', '  `../ui/x.ts`,', ');'), 1],
  [hiddenIn("import '../\\u0075i/x.ts';"), 1],
  [hiddenIn("const v = require('vscode');"), 1],
  [hiddenIn("import { createRequire as load } from 'node:module';"), 2],
  [hiddenIn("import * as modules from 'module';"), 1],
  [hiddenIn("import { Worker } from 'node:worker_threads';"), 1],
  [hiddenIn("process.getBuiltinModule('node:module');"), 1],
  [hiddenIn("import './a.ts';", "await import('./b.ts');", "await import('./c.json', { with: {} });"), 0],
  [hiddenIn('const url = import.meta.url;', "// require('x'), import(name)", "const required = 'require';"), 0],
]);
