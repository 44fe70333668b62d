/** A piece of TypeScript: code, or something that must not be taken for code. The pieces together are the whole text. */
export interface Token {
  readonly kind: 'code' | 'comment' | 'string' | 'template' | 'regex';
  readonly text: string;
}

/** What may stand before a regular expression; behind anything else, a slash divides. */
const BEFORE_REGEX = /(?:^|[=(,:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|void|throw|yield|await|else|do))\s*$/;

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const STRING = /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])*\/[a-z]*/y;
/** A part of a template that holds no code: up to the next `${`, or to the end of the template. */
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:\$\{|`|$)/y;

/** Takes the text of a module apart. It knows as much of the language as the rules of the architecture need. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  // For each template whose `${` is open, how many braces are open within it.
  const depths: number[] = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at, tokens, depths.at(-1) === 0);
    at += token.text.length;
    const last = tokens.at(-1);
    if (token.kind === 'code' && last?.kind === 'code') {
      tokens[tokens.length - 1] = { kind: 'code', text: last.text + token.text };
    } else {
      tokens.push(token);
    }
    follow(depths, token);
  }
  return tokens;
}

/** The piece that begins at a place; code comes one character at a time. */
function tokenAt(text: string, at: number, before: readonly Token[], endsTemplateCode: boolean): Token {
  const character = text.charAt(at);
  if (character === '`' || (character === '}' && endsTemplateCode)) {
    return { kind: 'template', text: character + match(TEMPLATE, text, at + 1) };
  }
  const comment = match(COMMENT, text, at);
  if (comment !== '') {
    return { kind: 'comment', text: comment };
  }
  const string = match(STRING, text, at);
  if (string !== '') {
    return { kind: 'string', text: string };
  }
  const regex = character === '/' && BEFORE_REGEX.test(lastCode(before)) ? match(REGEX, text, at) : '';
  return regex === '' ? { kind: 'code', text: character } : { kind: 'regex', text: regex };
}

/** Counts the braces of the code within templates. */
function follow(depths: number[], { kind, text }: Token): void {
  if (kind === 'template') {
    if (text.startsWith('}')) {
      depths.pop();
    }
    if (text.endsWith('${')) {
      depths.push(0);
    }
    return;
  }
  const depth = depths.at(-1);
  if (kind === 'code' && depth !== undefined && (text === '{' || text === '}')) {
    depths[depths.length - 1] = depth + (text === '{' ? 1 : -1);
  }
}

/** A module without its comments, and with nothing in its texts and regular expressions. Lines keep their numbers. */
export function codeOf(text: string): string {
  return tokensOf(text).map(emptied).join('');
}

/**
 * The code of a module with each of its strings as its number among the tokens, so that what is in them cannot pass for code; templates and
 * regular expressions are an ellipsis.
 */
export function numberedCode(tokens: readonly Token[]): string {
  return tokens.map(withNumber).join('');
}

function withNumber({ kind, text }: Token, number: number): string {
  switch (kind) {
    case 'code':
      return text;
    case 'comment':
      return ' ';
    case 'string':
      return `‹${number}›`;
    case 'template':
    case 'regex':
      return '…';
  }
}

function emptied({ kind, text }: Token): string {
  const lines = text.replace(/[^\n]/g, '');
  switch (kind) {
    case 'code':
      return text;
    case 'comment':
      return ` ${lines}`;
    case 'string':
      return "''";
    case 'template':
      return `''${lines}`;
    case 'regex':
      return '0';
  }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** What stands before the present place, comments and blanks aside. */
function lastCode(tokens: readonly Token[]): string {
  return tokens.findLast(({ kind, text }) => kind !== 'comment' && text.trim() !== '')?.text ?? '';
}
