/**
 * Colours of lines, by the names of VS Code's chart colours. Red is left to thresholds and failures; orange comes last, as the
 * default themes let it through to a third and it is hard to see.
 */
const LINES = ['blue', 'green', 'yellow', 'purple', 'orange'] as const;
export type LineColor = (typeof LINES)[number];

/** The colour of the quantity at `place`. */
export function lineColor(place: number): LineColor {
  return LINES[place % LINES.length] ?? 'blue';
}
