/** One small change to a source file that its tests ought to notice. */
export interface Mutant {
  /** Where in the text, from and to. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** From 1. */
  readonly line: number;
  /** The line that it begins in, trimmed. */
  readonly code: string;
  /** For a reader: `a < b → a <= b`; long texts are cut. */
  readonly change: string;
}

const LONGEST = 60;

/** The mutant that puts `replacement` in the place of a piece of `text`; the reader is shown all of `shown`. */
export function mutantAt(
  text: string,
  start: number,
  end: number,
  replacement: string,
  shown: readonly [start: number, end: number] = [start, end],
): Mutant {
  const [from, to] = shown;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  return {
    start,
    end,
    replacement,
    line: text.slice(0, start).split('\n').length,
    code: text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd).trim(),
    change: `${short(text.slice(from, to))} → ${short(text.slice(from, start) + replacement + text.slice(end, to))}`,
  };
}

/** The text with the change in it. */
export function mutated(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? 'nothing' : line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
