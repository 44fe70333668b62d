import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { API } from 'typescript/unstable/sync';
import { mutated } from '../../../mutation/mutant.ts';
import { mutantsOf } from '../../../mutation/operators.ts';

const dollar = '$';

const MODULES: readonly (readonly [text: string, changed: readonly string[]])[] = [
  ['a = b < c;', [';', 'a = b <= c;', 'a = b >= c;']],
  ['x = a ?? b ?? c;', [';', 'x = ((a) && (b)) ?? c;', 'x = ((a ?? b) && (c));']],
  ['x = !a;', [';', 'x = a;']],
  ['x = i++;', [';', 'x = i--;']],
  ['if (a) { b; }', ['if (true) { b; }', 'if (false) { b; }', 'if (a) {}', 'if (a) { ; }']],
  [
    'const x = a ? 1 : 2n;',
    ['const x = true ? 1 : 2n;', 'const x = false ? 1 : 2n;', 'const x = a ? 2 : 2n;', 'const x = a ? 1 : 3n;'],
  ],
  ['while (a) {}', ['while (false) {}']],
  ['for (const a of b) {}', ['for (const a of []) {}']],
  [
    "const x = { 'a': '', b: [c] };",
    ['const x = ({});', "const x = { 'a': 'mutated', b: [c] };", "const x = { 'a': '', b: [] };"],
  ],
  ['const x = a?.b;', ['const x = a.b;']],
  ['const x = Math.min(a, b);', ['const x = Math.max(a, b);']],
  ['const x = a.toString();', []],
  ['const x = a.trim();', ['const x = a;']],
  ['const f = () => a;', ['const f = () => undefined;']],
  ["import a from 'b';\ninterface C { d: 'e' }\ntype F = 'g' | 1;\nlet h: 'i';", []],
  [`const x = \`a${dollar}{b}\`;`, ['const x = ``;']],
  ['const x = true as const;', ['const x = false as const;']],
];

suite('the changes to a module', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const names = MODULES.map((_, index) => `m${index}.ts`);
  const config = join(folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ files: names, compilerOptions: { noLib: true } }));
  for (const [index, [text]] of MODULES.entries()) {
    writeFileSync(join(folder, `m${index}.ts`), text);
  }
  const api = new API({ cwd: folder });
  const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
  after(() => {
    api.close();
    rmSync(folder, { recursive: true });
  });

  MODULES.forEach(([text, expected], index) => {
    test(text, () => {
      const file = project?.program.getSourceFile(join(folder, `m${index}.ts`));
      assert.ok(file !== undefined);
      const texts = mutantsOf(file).map((mutant) => mutated(text, mutant));
      assert.deepEqual(texts.sort(), [...expected].sort());
    });
  });

  test('a report names the whole expression in which an operator changes', () => {
    const file = project?.program.getSourceFile(join(folder, 'm0.ts'));
    assert.ok(file !== undefined);
    assert.deepEqual(
      mutantsOf(file).map(({ line, code, change }) => ({ line, code, change })),
      ['a = b < c; → ;', 'b < c → b <= c', 'b < c → b >= c'].map((change) => ({ line: 1, code: 'a = b < c;', change })),
    );
  });
});
