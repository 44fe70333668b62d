import type { TextFile } from './files.ts';
import { numberedCode, tokensOf } from './tokens.ts';

/** What is translated, and calls of `t` whose text cannot be collected. */
export interface Messages {
  readonly keys: readonly string[];
  readonly problems: readonly string[];
}

/** Modules that hand a message on to whoever translates it. */
const TRANSLATORS = ['src/base/language.ts', 'src/ui/editor/language.ts', 'src/cli/shell/language.ts'];

/** A call of `t`, and its first argument where that is one text alone. */
const CALL = /(?<![\w$])t\(\s*(?:‹(\d+)›\s*(?=[,)]))?/g;

/** Collects the first argument of every call `t(…)`. */
export function messagesOf(files: readonly TextFile[]): Messages {
  const keys = new Set<string>();
  const problems: string[] = [];
  for (const { path, text } of files.filter((each) => !TRANSLATORS.includes(each.path))) {
    const tokens = tokensOf(text);
    const code = numberedCode(tokens);
    for (const { 0: call, 1: number, index } of code.matchAll(CALL)) {
      if (number === undefined) {
        problems.push(`${path}: ${code.slice(index, index + call.length + 20)}`);
      } else {
        keys.add(literalOf(tokens[Number(number)]?.text ?? ''));
      }
    }
  }
  return { keys: [...keys].sort(), problems };
}

/** What is wrong with the translations of `keys` into one language. */
export function translationProblems(
  keys: readonly string[],
  bundle: Readonly<Record<string, string>>,
): readonly string[] {
  const known = new Set(keys);
  return [
    ...keys.filter((key) => (bundle[key] ?? '') === '').map((key) => `missing: ${key}`),
    ...Object.keys(bundle)
      .filter((key) => !known.has(key))
      .map((key) => `unused: ${key}`),
    ...Object.entries(bundle)
      .filter(([key, text]) => placeholders(key) !== placeholders(text))
      .map(([key]) => `other placeholders: ${key}`),
  ];
}

/** The placeholders of a text; each counts once, as languages repeat what they like. */
function placeholders(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join();
}

/** The text that a literal of the source stands for. */
function literalOf(literal: string): string {
  return literal.slice(1, -1).replace(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|([\s\S]))/gi, (_, long, short, plain) => {
    const code = long ?? short;
    return code === undefined ? (ESCAPES[plain] ?? plain) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };
