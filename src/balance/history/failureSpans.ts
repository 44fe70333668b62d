import type { Columns } from './thinning.ts';

/** The beginning or the end of a time without readings. Milliseconds since 1970. */
export interface HistoryMark {
  readonly at: number;
  readonly kind: 'trouble' | 'recovered';
  /** The fault's kind, for `trouble`. */
  readonly faultKind?: string;
}

/** A time during which every attempt failed. */
export interface FailureSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Absent when it is not known, or when failures of several kinds were taken together. */
  readonly faultKind?: string;
  /** It has not ended yet. */
  readonly open?: true;
}

/**
 * The failures within `columns`, oldest first and cut at its ends. When there are more than columns, those that
 * begin within a column of each other are taken together.
 * @param marks all marks up to the end of `columns`, oldest first
 */
export function failureSpans(marks: readonly HistoryMark[], columns: Columns): readonly FailureSpan[] {
  const spans: FailureSpan[] = [];
  let open: HistoryMark | undefined;
  const close = (toMs: number, ongoing: boolean): void => {
    if (open !== undefined && toMs > columns.fromMs) {
      spans.push({
        fromMs: Math.max(open.at, columns.fromMs),
        toMs,
        ...(open.faultKind === undefined ? {} : { faultKind: open.faultKind }),
        ...(ongoing ? { open: true } : {}),
      });
    }
    open = undefined;
  };
  for (const mark of marks) {
    if (mark.at >= columns.toMs) {
      break;
    }
    close(mark.at, false);
    open = mark.kind === 'trouble' ? mark : undefined;
  }
  close(columns.toMs, true);
  return spans.length > columns.count ? together(spans, (columns.toMs - columns.fromMs) / columns.count) : spans;
}

function together(spans: readonly FailureSpan[], apartMs: number): readonly FailureSpan[] {
  const merged: FailureSpan[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before === undefined || span.fromMs - before.fromMs >= apartMs) {
      merged.push(span);
      continue;
    }
    const { faultKind } = before;
    merged[merged.length - 1] = {
      fromMs: before.fromMs,
      toMs: span.toMs,
      ...(faultKind === undefined || faultKind !== span.faultKind ? {} : { faultKind }),
      ...(span.open === undefined ? {} : { open: true }),
    };
  }
  return merged;
}
