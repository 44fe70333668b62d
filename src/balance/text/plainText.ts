const ESCAPE = String.fromCharCode(0x1b);
const BELL = String.fromCharCode(0x07);
const CONTROL_SEQUENCE_INTRODUCER = String.fromCharCode(0x9b);

/** Terminal sequences: commands to the terminal (CSI), strings for it (OSC), and the short ones. */
const TERMINAL_SEQUENCES = new RegExp(
  [
    `(?:${ESCAPE}\\[|${CONTROL_SEQUENCE_INTRODUCER})[0-?]*[ -/]*[@-~]?`,
    `${ESCAPE}[\\]PX^_][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?`,
    `${ESCAPE}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
);

/** Control, format (zero width, direction, tags), private and unpaired characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{Variation_Selector}/gu;
/** Letters and marks that show as nothing: fillers, the joiner of marks, inherent vowels, the blank Braille pattern. */
const BLANK_LETTERS = /\u034f|\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0/g;

/**
 * Text from a server as one line that can do no harm: without terminal sequences, control, direction and invisible
 * characters; white space of any kind becomes one blank. At most `limit` characters, the last one `…` when it was cut.
 * Markdown and icons are left as they are, see {@link escapeMarkdown} and {@link escapeIcons}.
 */
export function plainText(text: string, limit = 200): string {
  const clean = visibleLine(text).replace(/ {2,}/g, ' ').trim();
  if (clean.length <= limit) {
    return clean;
  }
  const characters = Array.from(clean);
  return characters.length <= limit ? clean : `${characters.slice(0, limit - 1).join('')}…`;
}

/** The same with as many blanks as there are. A line end is one. */
export function visibleLine(text: string): string {
  return text
    .replace(TERMINAL_SEQUENCES, '')
    .replace(/\r\n|(?!\ufeff)[\s\u0085]/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(BLANK_LETTERS, '');
}

/** Keeps `$(name)` from becoming an icon where VS Code draws icons in plain labels. */
export function escapeIcons(text: string): string {
  return text.replace(/\$(?=\([\w~/-]+\))/g, '\\$&');
}

/**
 * Makes every character of one line stand for itself in Markdown: no links, HTML, tables, icons or emphasis. For what stands
 * within a line; at its beginning other characters mean something, too.
 */
export function escapeMarkdown(text: string): string {
  // Addresses become links by themselves. Icons are looked for when Markdown has been read, and its backslashes are gone.
  return text.replace(/[\\`*_~[\]<>|&@#]|:(?=\/\/)|(?<=www)\./gi, '\\$&').replaceAll('$(', '&#36;(');
}

/** Keeps `[text](address)` from becoming a link where VS Code looks for links in plain messages. */
export function escapeLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
