import type { Level } from '../../balance/alert/alert.ts';
import type { Week } from '../../balance/forecast/trend.ts';

/** What a picture is seen on: the kinds of VS Code's themes. Pictures know no colours of the theme itself. */
export type Background = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

interface Colours extends Readonly<Record<Level, string>> {
  /** Behind what is filled. */
  readonly track: string;
}

/** Each stands out from its background by 3 to 1 at least, those of high contrast by 7 to 1. */
const COLOURS: Readonly<Record<Background, Colours>> = {
  dark: { ok: '#3794ff', low: '#cca700', empty: '#f14c4c', track: '#fff3' },
  light: { ok: '#1a85ff', low: '#a07000', empty: '#e51400', track: '#0002' },
  highContrast: { ok: '#fff', low: '#ffd700', empty: '#ff8080', track: '#fff6' },
  highContrastLight: { ok: '#0f4a85', low: '#5c4200', empty: '#7a0f0f', track: '#0005' },
};

/** In pixels. */
const BAR = { length: 38, thickness: 6 } as const;
const DAY = { width: 4, gap: 2, height: 14 } as const;
/** A day on which nothing was spent is there all the same, and what was spent is more than nothing. */
const NOTHING = 1;
/** What is left free behind a bar, where the next column begins. */
const BESIDE = 6;
const LEAST = 2;

/** A bar that is filled as far as a share, 0 to 1, says. An address of a picture. */
export function barPicture(share: number, level: Level, background: Background): string {
  const { track, [level]: fill } = COLOURS[background];
  const { length, thickness } = BAR;
  const end = thickness / 2;
  const line = (colour: string, to: number): string => `<path stroke='${colour}' d='M${end + 1} ${end + 1}h${to}'/>`;
  const filled = share <= 0 ? '' : line(fill, rounded(Math.min(1, share) * length));
  return pictureOf(
    length + thickness + 2 + BESIDE,
    thickness + 2,
    `stroke-width='${thickness}' stroke-linecap='round'`,
    line(track, length) + filled,
  );
}

/** A column for each day, the tallest for the day on which most was spent; none where that is not known. An address of a picture. */
export function weekPicture(week: Week, background: Background): string {
  const { width, gap, height } = DAY;
  const most = Math.max(...week.map((spent) => spent ?? 0));
  const columns = week.map((spent, day) => {
    const tall = spent === undefined ? 0 : spent <= 0 ? NOTHING : Math.max(LEAST, rounded((spent / most) * height));
    return tall === 0 ? '' : `M${width / 2 + day * (width + gap)} ${height}v-${tall}`;
  });
  const path = `<path stroke='${COLOURS[background].ok}' d='${columns.join('')}'/>`;
  return pictureOf(week.length * (width + gap) - gap, height, `stroke-width='${width}'`, path);
}

/** In tenths: more is not seen. */
function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

function pictureOf(width: number, height: number, attributes: string, content: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}' ${attributes}>${content}</svg>`;
  // Only what an address in Markdown cannot hold: every character goes to the window three times.
  return `data:image/svg+xml,${svg.replace(/[<># ]/g, (character) => encodeURIComponent(character))}`;
}
