/** Characters that take the room of two letters. */
const WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\p{Extended_Pictographic}]/u;

/** What stands between words. */
const BETWEEN = /[\s\p{Pd}_/·|]/u;

/** About how much room a text takes, in letters: a Chinese character counts as two. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0);
}

/** The text, or as much of its beginning as has room in `most` columns with a `…` behind it. */
export function cutToColumns(text: string, most: number): string {
  if (columnsOf(text) <= most) {
    return text;
  }
  let kept = '';
  let columns = 1;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > most) {
      break;
    }
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The same, cut behind a word: `Industry…` of `Industry SMS`. Chinese has no blanks, and is cut anywhere. A mere `…` where not
 * even its first word has room.
 */
export function cutToWords(text: string, most: number): string {
  if (columnsOf(text) <= most) {
    return text;
  }
  const characters = Array.from(text);
  let columns = 1;
  let end = 0;
  for (const [index, character] of characters.entries()) {
    columns += columnsOf(character);
    if (columns > most) {
      break;
    }
    end = endsWord(character, characters[index + 1] ?? '') ? index + 1 : end;
  }
  return `${characters.slice(0, end).join('')}…`;
}

function endsWord(last: string, next: string): boolean {
  return !BETWEEN.test(last) && (BETWEEN.test(next) || WIDE.test(last) || WIDE.test(next));
}
