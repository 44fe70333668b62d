import { columnsOf, cutToColumns } from '../../balance/text/columnWidth.ts';
import { escapeIcons } from '../../balance/text/plainText.ts';
import { type Language, labelled } from '../../base/language.ts';

/**
 * VS Code cuts an item where it takes 40 % of the window's width, also in the middle of a number, which then reads as
 * another one. So many columns have room in a window of half a small screen.
 */
const MOST_COLUMNS = 35;
/** Names, and where that is not enough what quantities are called, are cut to make room, but not beyond recognition. */
const LONGEST_NAME = 40;
const SHORTEST_NAME = 10;
const SHORTEST_LABEL = 6;

/** One account in the bar. */
export interface Segment {
  /** `$(warning)`; empty for none. */
  readonly icon: string;
  /** Plain texts; empty where there is nothing to say. */
  readonly name: string;
  readonly label: string;
  readonly amount: string;
}

/** The line in the bar: as many of `segments` as have room, in order, the first one in any case. */
export interface Line {
  /** May hold icons. */
  readonly text: string;
  readonly count: number;
}

/**
 * Lays segments out; a number is never cut. `restOf` gives what stands behind the first so many of them: `| +2`,
 * `$(arrow-down)1`.
 */
export function layOut(
  segments: readonly Segment[],
  restOf: (count: number) => readonly string[],
  language: Pick<Language, 'locale'>,
): Line {
  const laidOut = (count: number, name: number, label = LONGEST_NAME): Line & { readonly fits: boolean } => {
    const shown = segments.slice(0, count).map((segment) => ({
      ...segment,
      name: cutToColumns(segment.name, name),
      label: cutToColumns(segment.label, label),
    }));
    const text = lineOf(shown, restOf(count), language);
    return { text, count, fits: columnsOfLine(text) <= MOST_COLUMNS && areTold(shown, segments) };
  };
  for (let count = segments.length; count > 0; count--) {
    for (let longest = LONGEST_NAME; longest >= SHORTEST_NAME; longest--) {
      const { fits, ...line } = laidOut(count, longest);
      if (fits) {
        return line;
      }
    }
  }
  for (let longest = LONGEST_NAME; longest >= SHORTEST_LABEL && segments.length > 0; longest--) {
    const { fits, ...line } = laidOut(1, SHORTEST_NAME, longest);
    if (fits || longest === SHORTEST_LABEL) {
      return line;
    }
  }
  return { text: '', count: 0 };
}

function lineOf(segments: readonly Segment[], rest: readonly string[], language: Pick<Language, 'locale'>): string {
  const parts = segments.map(({ icon, name, label, amount }) => {
    const subject = [name, label].filter((word) => word !== '').join(' · ');
    // With a mere blank between them a number in the name would read as part of the amount.
    const text = subject === '' || amount === '' ? `${subject}${amount}` : labelled(subject, amount, language);
    return [icon, escapeIcons(text)].filter((word) => word !== '').join(' ');
  });
  return [parts.join(' | '), ...rest].join(' ');
}

function columnsOfLine(text: string): number {
  return columnsOf(text.replace(/(?<!\\)\$\([\w~-]+\)/g, '##').replaceAll('\\$(', '$('));
}

/** Whether names that differ still do so when they are cut. */
function areTold(cut: readonly Segment[], whole: readonly Segment[]): boolean {
  const namesOf = (segments: readonly Segment[]): number => new Set(segments.map(({ name }) => name)).size;
  return namesOf(cut) === namesOf(whole.slice(0, cut.length));
}
