import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, readFiles, readPaths } from './files.ts';
import { ABOVE_THEIR_FOLDER, folderCycles, foldersOf, fullFolders, undescribed } from './folders.ts';
import { file, rule } from './rule.ts';

const paths = await readPaths('src');
const source = await readFiles('src', /\.[cm]?[jt]sx?$/);
const document = await readFile(join(ROOT, 'docs/architecture.md'), 'utf8');
assert.ok(paths.includes('src/extension.ts') && source.length < paths.length && source.length > 60);

const many = (count: number, end: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `src/ui/tree/${index}${end}`);
rule('no folder of src has more than 20 files', fullFolders(paths, 20), [
  [fullFolders(many(21, '.ts'), 20), 1],
  ...['.css', '.tsx', '.json', '.png', ''].map(
    (end) => [fullFolders([...many(20, '.ts'), `src/ui/tree/more${end}`], 20), 1] as const,
  ),
  [fullFolders([...many(20, '.ts'), 'src/ui/tree/deep/x.ts', 'src/ui/x.ts'], 20), 0],
]);

const listed = [
  file('src/a/index.ts', "const x = await import('./list/x.ts');"),
  file('src/a/list/x.ts', "import type { Y } from '../contract.ts';"),
];
rule('no folders of src ask for each other in a ring', folderCycles(source, ABOVE_THEIR_FOLDER), [
  [
    folderCycles(
      [
        file('src/a/one/x.ts', "import '../two/x.ts';"),
        file('src/a/two/x.ts', "export * from '../three/x.ts';"),
        file('src/a/three/x.ts', "import type { Y } from '../one/y.ts';"),
        file('src/a/one/y.ts', ''),
      ],
      [],
    ),
    1,
  ],
  // A folder's own files and a sub-folder.
  [folderCycles([file('src/a/x.ts', "import './b/y.ts';"), file('src/a/b/y.ts', "import '../z.ts';")], []), 1],
  // Rooms within the folders do not ask for each other; the folders do.
  [
    folderCycles(
      [file('src/a/b/x.ts', "import '../../c/d/y.ts';"), file('src/c/e/z.ts', "import '../../a/f/w.ts';")],
      [],
    ),
    1,
  ],
  [folderCycles([file('src/a/x.ts', "import './b/y.ts';"), file('src/a/b/y.ts', "import './z.ts';")], []), 0],
  [folderCycles([file('src/a/b/x.ts', "import '../y.ts';"), file('src/a/y.ts', "import 'node:fs';")], []), 0],
  [folderCycles(listed, []), 1],
  [folderCycles(listed, ['src/a/index.ts']), 0],
  // What stands above its folder stands on the others: none of them may ask for it.
  [folderCycles([...listed, file('src/a/contract.ts', "import './index.ts';")], ['src/a/index.ts']), 1],
]);

/** Files that would make no ring if they counted with those of their folder. */
const needless = (files: typeof source, above: readonly string[]): readonly string[] =>
  above.filter(
    (path) =>
      folderCycles(
        files,
        above.filter((each) => each !== path),
      ).length === 0,
  );
rule('a file stands above its folder only where it has to', needless(source, ABOVE_THEIR_FOLDER), [
  [needless(listed, ['src/a/index.ts', 'src/a/gone.ts']), 1],
  [needless(listed, ['src/a/index.ts']), 0],
]);

const table = '| `src/a` | what lives there: `deep`, in rooms: `deep/er`; `x.ts` makes it | `base` |\n';
rule('docs/architecture.md describes the folders of src, and no others', undescribed(document, foldersOf(paths)), [
  [undescribed(table, ['src', 'src/a', 'src/a/deep', 'src/a/deep/er']), 0],
  [undescribed(table, ['src', 'src/a', 'src/a/deep', 'src/a/deep/er', 'src/a/more', 'src/b']), 2],
  [undescribed(table, ['src', 'src/a', 'src/a/deep']), 1],
  [undescribed(table, foldersOf(['src/a/deep/er/x.ts'])), 0],
  [undescribed(table, foldersOf(['src/a/deep/er/x.ts', 'src/a/style/x.css'])), 1],
]);
