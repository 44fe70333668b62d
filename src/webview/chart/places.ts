import type { HistoryModel } from '../../balance/history/historyModel.ts';

/** Where something stands on the time axis: columns of equal length. */
export interface Places {
  readonly x: readonly number[];
  /** For each place of `x`, the model's row that stands there; -1 for places that are no reading. */
  readonly rows: readonly number[];
  /** The places that can be pointed at. */
  readonly stops: readonly number[];
}

/**
 * The readings of a history, and between them the failures that break its lines: the same for all its quantities. Failures shorter
 * than a pixel of `pixelMs` do not break a line: they would break it for longer than they lasted.
 */
export function placesOf(model: HistoryModel, pixelMs: number): Places {
  const x: number[] = [];
  const rows: number[] = [];
  const stops: number[] = [];
  const breaks = model.failures.filter(({ fromMs, toMs }) => toMs - fromMs >= pixelMs).map(middleOf);
  let next = 0;
  const breakBefore = (at: number): void => {
    for (let middle = breaks[next]; middle !== undefined && middle <= at; middle = breaks[++next]) {
      if (middle < at && middle > (x.at(-1) ?? Number.NEGATIVE_INFINITY)) {
        x.push(middle);
        rows.push(-1);
      }
    }
  };
  for (let row = 0; row < model.at.length; row++) {
    const at = model.at[row] ?? 0;
    if (next < breaks.length) {
      breakBefore(at);
    }
    stops.push(x.length);
    x.push(at);
    rows.push(row);
  }
  return { x, rows, stops };
}

function middleOf({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): number {
  return fromMs + (toMs - fromMs) / 2;
}
