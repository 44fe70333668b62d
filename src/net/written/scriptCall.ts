import type { Notes } from './notes.ts';

/** What begins a call that is written in a script, maybe behind a variable, `await`, or the lines that fill variables. */
const POWERSHELL = /(?:^|[\s;=(|>])(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/i;
const JAVASCRIPT = /(?:^|[\s;=(>])(?:(?:window\.|await\s+)?fetch|axios(?:\.\w+)?|\$\.ajax)\s*\((?=[\s\S]*["'`])/;

/** Strings as the languages write them, addresses without quotes, words and numbers, and the marks between them. */
const MARKS = String.raw`(?<address>https?:\/\/[^\s"'\`,;(){}]+)|(?<word>[\w$-]+)|(?<mark>\S)`;
const IN_POWERSHELL = new RegExp(`"(?<double>(?:[^"\`]|\`[sS]|"")*)"|'(?<single>(?:[^']|'')*)'|${MARKS}`, 'gi');
const IN_JAVASCRIPT = new RegExp(
  String.raw`"(?<double>(?:[^"\\]|\\[\s\S])*)"|'(?<single>(?:[^'\\]|\\[\s\S])*)'|${'`'}(?<template>(?:[^${'`'}\\]|\\[\s\S])*)${'`'}|${MARKS}`,
  'gi',
);

/** A token: what it says, and whether it is a value or a mark. */
interface Token {
  readonly kind: 'text' | 'word' | 'mark';
  readonly text: string;
}

/**
 * Notes what a call of PowerShell (`Invoke-RestMethod`) or JavaScript (`fetch`) says: its address, its `Authorization` header, the
 * fields of its body. `undefined` when the text is no such call, `false` when a quote is not closed.
 */
export function readScriptCall(text: string, notes: Notes): boolean | undefined {
  const isPowerShell = POWERSHELL.test(text);
  if (!isPowerShell && !JAVASCRIPT.test(text)) {
    return undefined;
  }
  const tokens = tokensOf(text, isPowerShell);
  if (tokens.some(({ kind, text: mark }) => kind === 'mark' && /["'`]/.test(mark) && !(isPowerShell && mark === '`'))) {
    return false;
  }
  for (const [index, token] of tokens.entries()) {
    const [name, mark] = [tokens[index - 2], tokens[index - 1]];
    if (token.kind === 'mark') {
      continue;
    }
    if (mark?.kind === 'mark' && /^[:=]$/.test(mark.text) && name !== undefined && name.kind !== 'mark') {
      noteNamed(name.text, token, notes);
    } else if (token.kind === 'text') {
      noteText(token.text, mark?.text === '(' && name?.text === 'btoa', notes);
    }
  }
  return true;
}

function tokensOf(text: string, isPowerShell: boolean): readonly Token[] {
  return [...text.matchAll(isPowerShell ? IN_POWERSHELL : IN_JAVASCRIPT)].map(({ groups = {} }): Token => {
    const { double, single, template, address, word, mark } = groups;
    if (mark !== undefined) {
      return { kind: 'mark', text: mark };
    }
    if (word !== undefined) {
      return { kind: 'word', text: word };
    }
    const inner = double ?? single ?? template ?? address ?? '';
    if (address !== undefined) {
      return { kind: 'text', text: inner };
    }
    return { kind: 'text', text: isPowerShell ? shelled(inner, single === undefined) : scripted(inner) };
  });
}

/** In double quotes of PowerShell a backtick escapes, and `""` is a quote; in single ones `''` is one. */
function shelled(inner: string, isDouble: boolean): string {
  return isDouble
    ? inner.replace(/`([\s\S])|""/g, (_, escaped?: string) => escaped ?? '"')
    : inner.replaceAll("''", "'");
}

/** What JavaScript's escapes stand for, as far as requests hold them. */
function scripted(inner: string): string {
  return inner.replace(
    /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
    (_, long?: string, short?: string, other?: string) =>
      other === undefined
        ? String.fromCharCode(Number.parseInt(long ?? short ?? '', 16))
        : /[nrt]/.test(other)
          ? ' '
          : other,
  );
}

/** A header, a field or a variable with its value. Addresses count only where they are called so: a referrer is one, too. */
function noteNamed(name: string, { kind, text }: Token, notes: Notes): void {
  switch (name.replace(/^\$/, '').toLowerCase()) {
    case 'authorization':
      notes.header(`Authorization: ${text}`);
      break;
    case 'uri':
    case 'url':
      notes.address(text);
      break;
    case 'body':
    case 'data':
      if (kind === 'text') {
        notes.body(text);
      }
      break;
    default:
      // Any other word is a variable.
      if (kind === 'text' || /^\d+$/.test(text)) {
        notes.field(name, text);
      }
  }
}

/** A value without a name: the address, the body, or the pair that is encoded for the header. */
function noteText(text: string, isEncoded: boolean, notes: Notes): void {
  if (isEncoded) {
    notes.user(text);
  } else if (/^https?:\/\//i.test(text)) {
    notes.address(text);
  } else if (/^\{|^[\w.-]+=[^\s]*$/.test(text)) {
    notes.body(text);
  }
}
