/** A mark that wants a label. `x`, `y`: its middle. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** What the label may say, the fullest first. */
  readonly texts: readonly string[];
  /** The greater one gets the room when there is not enough for two. */
  readonly weight: number;
}

/** A label with its left edge and its middle line. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a label needs. All lengths are in one unit. */
export interface LabelRoom {
  /** Between the middle of a mark and its label. */
  readonly gap: number;
  readonly height: number;
  readonly widthOf: (text: string) => number;
}

/**
 * Puts labels left of their marks, where the line comes from below, or right of those at the left edge. Each says as much as
 * it has room for; one that would cover another is left out.
 */
export function placeLabels(marks: readonly Labelled[], bounds: Box, room: LabelRoom): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const taken: Box[] = [];
  for (const { x, y, texts } of marks.toSorted((a, b) => b.weight - a.weight)) {
    for (const text of texts) {
      const box = boxOf(x, y, room.widthOf(text), bounds, room);
      if (box.right <= bounds.right && !taken.some((other) => isOver(box, other))) {
        placed.push({ x: box.left, y: (box.top + box.bottom) / 2, text });
        taken.push(box);
        break;
      }
    }
  }
  return placed;
}

function boxOf(x: number, y: number, width: number, bounds: Box, { gap, height }: LabelRoom): Box {
  const left = x - gap - width >= bounds.left ? x - gap - width : x + gap;
  const top = Math.max(bounds.top, Math.min(bounds.bottom - height, y - height / 2));
  return { left, top, right: left + width, bottom: top + height };
}

function isOver(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
