/** A text without one layer of escapes. Each of its units stood at `starts` before; the last entry is where the text ended. */
export interface Unescaped {
  readonly text: string;
  readonly starts: readonly number[];
}

/** One character as addresses (in UTF-8), JSON and code, HTML, and tables write it. */
const ESCAPE =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[\s\S]|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);|""/gi;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Undoes one layer of escapes of any kind, wherever they stand; `undefined` for a text that has none. */
export function unescaped(text: string): Unescaped | undefined {
  let plain = '';
  const starts: number[] = [];
  let kept = 0;
  const keep = (end: number): void => {
    plain += text.slice(kept, end);
    for (let at = kept; at < end; at += 1) {
      starts.push(at);
    }
  };
  for (const { 0: sequence, index } of text.matchAll(ESCAPE)) {
    keep(index);
    const character = characterOf(sequence);
    plain += character;
    starts.push(...Array.from({ length: character.length }, () => index));
    kept = index + sequence.length;
  }
  if (kept === 0) {
    return undefined;
  }
  keep(text.length);
  return { text: plain, starts: [...starts, text.length] };
}

function characterOf(sequence: string): string {
  const body = sequence.slice(1);
  switch (sequence.charAt(0)) {
    case '%':
      return fromUtf8(sequence);
    case '\\':
      return /^[ux]./i.test(body) ? String.fromCharCode(Number.parseInt(body.slice(1), 16)) : (CONTROLS[body] ?? body);
    case '&': {
      const name = body.slice(0, -1).toLowerCase();
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return NAMED[name] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : sequence);
    }
    default:
      return body;
  }
}

function fromUtf8(sequence: string): string {
  try {
    return decodeURIComponent(sequence);
  } catch {
    // Bytes that are no character, such as half of a pair.
    return sequence;
  }
}
