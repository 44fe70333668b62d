import type { TextFile } from './files.ts';
import { codeOf } from './tokens.ts';

/** A way in which text gets to VS Code: what begins it, and whether it goes on to the closing bracket or to the semicolon. */
interface Exit {
  readonly name: string;
  readonly begin: RegExp;
  readonly until: 'bracket' | 'semicolon';
}

const EXITS: readonly Exit[] = [
  { name: 'a message', begin: /\bshow(?:Information|Warning|Error)Message\b/g, until: 'bracket' },
  { name: 'a list', begin: /\bshowQuickPick\b/g, until: 'bracket' },
  { name: 'an input', begin: /\bshowInputBox\b/g, until: 'bracket' },
  { name: 'a dialog', begin: /\bshow(?:Save|Open)Dialog\b/g, until: 'bracket' },
  { name: 'the status bar', begin: /\bsetStatusBarMessage\b/g, until: 'bracket' },
  { name: 'the clipboard', begin: /\bclipboard\b/g, until: 'bracket' },
  { name: 'a file', begin: /\.fs\s*\.\s*writeFile\b/g, until: 'bracket' },
  { name: 'a page', begin: /\bpostMessage\b/g, until: 'bracket' },
  { name: 'Markdown', begin: /\bnew\s+vscode\s*\.\s*MarkdownString\b/g, until: 'bracket' },
  { name: 'Markdown', begin: /\bappend(?:Text|Markdown|Codeblock)\b/g, until: 'bracket' },
  { name: 'a language model', begin: /\bnew\s+vscode\s*\.\s*LanguageModelTextPart\b/g, until: 'bracket' },
  { name: 'an item of a tree', begin: /\bgetTreeItem\b(?=\s*\([^)]*\)\s*:)/g, until: 'semicolon' },
  {
    name: 'a property that shows',
    // An item of a tree is built in pieces; it leaves by `getTreeItem`.
    begin:
      /(?<!(?<![#\w.])item)\.(?:text|tooltip|title|placeholder|prompt|validationMessage|items|badge|message)\s*=(?!=)/g,
    until: 'semicolon',
  },
  {
    name: 'what is read aloud',
    begin: /(?<!(?<![#\w.])item)\.accessibilityInformation\s*=(?!=)/g,
    until: 'semicolon',
  },
];

/** What takes the secrets out; `undefined` takes all of the text away. */
const PASS = /\boutputRedactor\s*\.|\b(?:messageOf|markdownOf|itemsOf|treeItemOf|pageOf|fileOf)\s*\(/;

/** The places where text gets to VS Code without passing `src/ui/editor/redactOutput.ts`. */
export function openExits(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const code = codeOf(text);
    return EXITS.flatMap(({ name, begin, until }) =>
      [...code.matchAll(begin)].flatMap(({ 0: found, index }) => {
        const rest = code.slice(index + found.length);
        const passed = until === 'bracket' ? bracketOf(rest) : rest.slice(0, rest.search(/;|$/));
        const line = code.slice(0, index).split('\n').length;
        return PASS.test(passed) ? [] : [`${path}:${line}: ${name} without passing redactOutput.ts`];
      }),
    );
  });
}

/** What a call hands over, up to its closing bracket; nothing where a function is handed on without being called. */
function bracketOf(rest: string): string {
  const start = /^(?:\s*\.\s*\w+)?\s*\(/.exec(rest)?.[0].length;
  if (start === undefined) {
    return '';
  }
  let depth = 1;
  let end = start;
  for (; end < rest.length && depth > 0; end++) {
    depth += rest[end] === '(' ? 1 : rest[end] === ')' ? -1 : 0;
  }
  return rest.slice(start, end);
}
