/** What classes of characters become. */
const CLASSES: Readonly<Record<string, string>> = {
  '\\d': '\\D',
  '\\D': '\\d',
  '\\s': '\\S',
  '\\S': '\\s',
  '\\w': '\\W',
  '\\W': '\\w',
  '[^': '[',
};

/** A piece of a regular expression: an escape, the head of a set, a group's head, a count, or one character. */
const PIECE = /\\(?:[pP]\{[^}]*\}|u[\da-fA-F]{4}|.)|\[\^?|\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d+(?:,\d*)?\}|[\s\S]/g;

/** Every change to a regular expression, written with its slashes and flags, that is worth a try. */
export function regexMutants(source: string): readonly string[] {
  const end = source.lastIndexOf('/');
  const [body, flags] = [source.slice(1, end), source.slice(end + 1)];
  const found: string[] = [];
  let inSet = false;
  for (const { 0: piece, index } of body.matchAll(PIECE)) {
    for (const replacement of changesTo(piece, inSet)) {
      found.push(`/${body.slice(0, index)}${replacement}${body.slice(index + piece.length)}/${flags}`);
    }
    inSet = piece.startsWith('[') || (inSet && piece !== ']');
  }
  for (const flag of ['g', 'i', 'm', 's'].filter((each) => flags.includes(each))) {
    found.push(`/${body}/${flags.replace(flag, '')}`);
  }
  return found;
}

function changesTo(piece: string, inSet: boolean): readonly string[] {
  const inverse = CLASSES[piece];
  if (inverse !== undefined) {
    return [inverse];
  }
  if (inSet) {
    return [];
  }
  switch (piece) {
    case '^':
    case '$':
    case '?':
      return [''];
    case '+':
    case '*':
      return [''];
    case '[':
      return ['[^'];
    case '(?=':
      return ['(?!'];
    case '(?!':
      return ['(?='];
    default:
      return piece.startsWith('{') ? [''] : [];
  }
}
