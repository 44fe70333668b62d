import { columnsOf, cutToColumns } from '../../balance/text/columnWidth.ts';
import { escapeIcons } from '../../balance/text/plainText.ts';

/**
 * VS Code cuts an item where it takes 40 % of the window's width, also in the middle of a number, which then reads as
 * another one. So many columns have room in a window of 1,024 pixels.
 */
const MOST_COLUMNS = 60;
/** Names are cut to make room for one more account, but not beyond recognition. */
const LONGEST_NAME = 40;
const SHORTEST_NAME = 10;

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

/** Lays segments out. `restOf` gives what stands behind the first so many of them: `| +2`, `$(arrow-down)1`. */
export function layOut(segments: readonly Segment[], restOf: (count: number) => readonly string[]): Line {
  for (let count = segments.length; count > 0; count--) {
    const rest = restOf(count);
    for (let longest = LONGEST_NAME; longest >= SHORTEST_NAME; longest--) {
      const shown = segments
        .slice(0, count)
        .map((segment) => ({ ...segment, name: cutToColumns(segment.name, longest) }));
      const text = lineOf(shown, rest);
      const last = count === 1 && longest === SHORTEST_NAME;
      if (last || (columnsOfLine(text) <= MOST_COLUMNS && areTold(shown, segments))) {
        return { text, count };
      }
    }
  }
  return { text: '', count: 0 };
}

function lineOf(segments: readonly Segment[], rest: readonly string[]): string {
  const parts = segments.map(({ icon, name, label, amount }) => {
    const subject = [name, label].filter((word) => word !== '').join(' · ');
    return [icon, ...[subject, amount].map(escapeIcons)].filter((word) => word !== '').join(' ');
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
