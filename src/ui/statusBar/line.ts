import { columnsOf, cutToColumns, cutToWords } from '../../balance/text/columnWidth.ts';
import { escapeIcons } from '../../balance/text/plainText.ts';
import { joinDotted, type Language, labelled } from '../../base/language.ts';

/**
 * VS Code cuts an item where it takes 40 % of the window's width, also in the middle of a number, which then reads as
 * another one. So many columns have room in a window of half a small screen.
 */
const MOST_COLUMNS = 35;
/** Names are cut to make room, and so are labels, but not beyond recognition. */
const LONGEST_NAME = 40;
const SHORTEST_NAME = 10;
const SHORTEST_LABEL = 4;

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
 * A way to make room: a segment in which what is cut has `most` columns, tried from the longest name's down to `least`; `undefined`
 * where that would leave too little.
 */
interface Shortening {
  readonly least: number;
  readonly of: (segment: Segment, most: number) => Segment | undefined;
}

/** The account has so many columns more than the quantity, a Chinese character at least. */
const MORE = 2;
/** What is left where there is no room for a single word: it says that the number is of another quantity than the usual one. */
const DROPPED = '…';

/** The quantity makes room before the account does. */
const SHORT_LABEL: Shortening = {
  least: 1,
  of(segment, most) {
    const label = cutToWords(segment.label, most);
    return isTelling(label, segment) ? { ...segment, label } : undefined;
  },
};
/** Both are whole words still, and the account has the longer ones. */
const SHORT_BOTH: Shortening = {
  least: 1,
  of(segment, most) {
    const [name, label] = [cutToWords(segment.name, most), cutToWords(segment.label, most - MORE)];
    const isFair = label !== '' && isTelling(label, segment) && columnsOf(name) > columnsOf(label);
    return isFair ? { ...segment, name, label } : undefined;
  },
};
const NO_LABEL: Shortening = { least: LONGEST_NAME, of: (segment) => ({ ...segment, label: droppedLabel(segment) }) };
const NAME_ALONE: Shortening = {
  least: SHORTEST_NAME,
  of: (segment, most) => ({ ...segment, name: cutGently(segment.name, most), label: droppedLabel(segment) }),
};
const SHORT_NAME: Shortening = {
  least: SHORTEST_NAME,
  of: (segment, most) => ({ ...segment, name: cutGently(segment.name, most) }),
};
const CUT_NAME: Shortening = {
  least: SHORTEST_NAME,
  of: (segment, most) => ({ ...segment, name: cutToColumns(segment.name, most) }),
};

/** Ways to make room for one account, and for several, from the one that takes the least away. */
const OF_ONE = [SHORT_LABEL, SHORT_BOTH, NO_LABEL, NAME_ALONE];
const OF_SEVERAL = [SHORT_NAME, CUT_NAME];

/**
 * Lays segments out; a number is never cut. `restOf` gives what stands behind the first so many of them: `| +2`,
 * `$(arrow-down)1`.
 */
export function layOut(
  segments: readonly Segment[],
  restOf: (count: number) => readonly string[],
  language: Pick<Language, 'locale'>,
): Line {
  let line: Line = { text: '', count: 0 };
  for (const shown of shortened(segments)) {
    const count = shown.length;
    line = { text: lineOf(shown, restOf(count), language), count };
    if (columnsOfLine(line.text) <= MOST_COLUMNS && areTold(shown, segments.slice(0, count))) {
      break;
    }
  }
  return line;
}

/** As many segments as there are, and ever fewer, each time from the way that takes the least away to the one that takes the most. */
function* shortened(segments: readonly Segment[]): Generator<readonly Segment[]> {
  for (let count = segments.length; count > 0; count--) {
    for (const { least, of } of count === 1 ? OF_ONE : OF_SEVERAL) {
      for (let most = LONGEST_NAME; most >= least; most--) {
        const shown = segments.slice(0, count).flatMap((segment) => of(segment, most) ?? []);
        if (shown.length === count) {
          yield shown;
        }
      }
    }
  }
}

/** Whether more than a character is left of a label. */
function isTelling(cut: string, { label }: Segment): boolean {
  return cut === label || columnsOf(cut) >= SHORTEST_LABEL;
}

function droppedLabel({ label }: Segment): string {
  return label === '' ? '' : DROPPED;
}

/** Cut behind a word, unless hardly anything would be left of the room. */
function cutGently(text: string, most: number): string {
  const words = cutToWords(text, most);
  return 2 * columnsOf(words) >= most ? words : cutToColumns(text, most);
}

function lineOf(segments: readonly Segment[], rest: readonly string[], language: Pick<Language, 'locale'>): string {
  const parts = segments.map(({ icon, name, label, amount }) => {
    const subject = joinDotted([name, label]);
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
  return namesOf(cut) === namesOf(whole);
}
