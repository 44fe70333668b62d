/** A command line as far as its program is known. */
export interface Command {
  readonly program: 'curl' | 'httpie';
  /** The text behind the program's name. */
  readonly rest: string;
}

const CURL = /(?:^|[\s!>$#%(])(?:[^\s'"]*[\\/])?curl(?:\.exe)?(?=\s)/i;
/** Its name is a word of other texts, too: an address follows. */
const HTTPIE = /(?:^|[\s!>$#%(])(?:https?|xhs?)(?=\s(?:.*\s)?(?:https?:\/\/\S|[\w-]+(?:\.[\w-]+)+[/?]|localhost|:\d))/;
/** Programs that run another one, with their options. */
const RUNNERS = /(?:^|\s)(?:sudo|time|command|exec|nohup|env|do|then|&|\d+[.)])(?:\s+-\w+)*\s*$/;
/** What begins a comment or a block of code: what follows on its line may be anything. */
const LEAD = /^(?:#|\/\/|::|rem\s|[`~]{3})/i;
/** No program is looked for further behind: prompts and comments are shorter. */
const LONGEST_BEFORE = 400;

/**
 * Finds the program in what was copied with it: prompts (`PS C:\>`, `root@h:~#`), `sudo`, fences, a line of comment. Options of
 * curl alone are a command, too. `undefined` when there is none.
 */
export function commandIn(text: string): Command | undefined {
  const plain = text.replace(/(^|\s)[–—−‐‑‒―]+(?=[a-z])([\w-]*)/gi, (_, before: string, name: string) =>
    name.length > 1 && LONG.test(name) ? `${before}--${name}` : `${before}-${name}`,
  );
  for (const [program, pattern] of [
    ['curl', CURL],
    ['httpie', HTTPIE],
  ] as const) {
    const found = pattern.exec(plain.slice(0, LONGEST_BEFORE));
    const at = found === null ? 0 : found.index + found[0].length;
    if (found !== null && isPrompt(`${plain.slice(0, found.index)}${/^[\s!>$#%(]/.exec(found[0])?.[0] ?? ''}`)) {
      return { program, rest: plain.slice(at) };
    }
  }
  return /^--?[a-z]/i.test(plain) ? { program: 'curl', rest: plain } : undefined;
}

/** Options whose two dashes a word processor has made one. */
const LONG =
  /^(?:user|header|url|data(?:-\w+)?|json|form(?:-string)?|request|insecure|location|silent|verbose|compressed)$/;

/** Whether nothing that stands before the program belongs to the request. */
function isPrompt(before: string): boolean {
  if (LEAD.test(before.trim())) {
    return true;
  }
  let prompt = before.trimEnd();
  for (let shorter = ''; prompt !== shorter; ) {
    shorter = prompt;
    prompt = prompt.replace(RUNNERS, '').trimEnd();
  }
  return prompt === '' || (/[$#>%❯➜»!(]$/.test(prompt) && !/["'=]|:\/\//.test(prompt.replace(/\w+=\$\($/, '')));
}
