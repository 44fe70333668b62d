/** A colour `0xRRGGBB` and how many pixels have it. */
type Share = readonly [colour: number, count: number];

const SHIFTS: readonly number[] = [16, 8, 0];

/**
 * Up to `size` colours that stand for all colours of the pixels, by median cut: the box of colours with the most to lose is
 * halved until there are enough of them. Pixels that have up to `size` colours keep every one of them.
 */
export function paletteOf(pixels: Uint32Array, size = 256): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) {
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  if (counts.size <= size) {
    return [...counts.keys()];
  }
  const boxes: Box[] = [boxOf([...counts])];
  while (boxes.length < size) {
    boxes.sort((a, b) => a.loss - b.loss);
    const widest = boxes.pop();
    if (widest === undefined || widest.shares.length < 2) {
      break;
    }
    boxes.push(...halve(widest));
  }
  return [...new Set(boxes.map(({ shares }) => meanOf(shares)))];
}

/** The pixels in the palette's colours, each in the one that is next to its own. */
export function inPalette(pixels: Uint32Array, palette: readonly number[]): Uint32Array {
  const nearest = new Map<number, number>();
  return pixels.map((colour) => {
    const known = nearest.get(colour) ?? nearestOf(colour, palette);
    nearest.set(colour, known);
    return known;
  });
}

/** Colours that one colour may come to stand for. `shift` leads to the channel in which they differ most. */
interface Box {
  readonly shares: readonly Share[];
  readonly shift: number;
  /** What one colour for all of them would cost. */
  readonly loss: number;
}

function boxOf(shares: readonly Share[]): Box {
  let [shift, loss] = [0, -1];
  const pixels = shares.reduce((sum, [, count]) => sum + count, 0);
  for (const candidate of SHIFTS) {
    const mean = shares.reduce((sum, [colour, count]) => sum + channel(colour, candidate) * count, 0) / pixels;
    // A rare colour, such as a thin line's, counts for more than its few pixels.
    const found = shares.reduce(
      (sum, [colour, count]) => sum + (channel(colour, candidate) - mean) ** 2 * Math.sqrt(count),
      0,
    );
    if (found > loss) {
      [shift, loss] = [candidate, found];
    }
  }
  return { shares, shift, loss: shares.length < 2 ? 0 : loss };
}

function halve({ shares, shift }: Box): readonly [Box, Box] {
  const sorted = shares.toSorted(([a], [b]) => channel(a, shift) - channel(b, shift));
  const weights = sorted.map(([, count]) => Math.sqrt(count));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let [cut, sum] = [0, 0];
  while (cut < sorted.length - 1 && (cut === 0 || sum < half)) {
    sum += weights[cut] ?? 0;
    cut += 1;
  }
  return [boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut))];
}

function meanOf(shares: readonly Share[]): number {
  // Large areas keep their exact colour: a shade off in one picture would show beside the other.
  const [main = 0, most = 0] = shares.reduce((a, b) => (b[1] > a[1] ? b : a));
  const pixels = shares.reduce((sum, [, count]) => sum + count, 0);
  if (most * 2 > pixels) {
    return main;
  }
  return SHIFTS.reduce((mean, shift) => {
    const total = shares.reduce((sum, [colour, count]) => sum + channel(colour, shift) * count, 0);
    return mean | (Math.round(total / pixels) << shift);
  }, 0);
}

function nearestOf(colour: number, palette: readonly number[]): number {
  let [best, least] = [colour, Number.POSITIVE_INFINITY];
  for (const candidate of palette) {
    const distance = SHIFTS.reduce((sum, shift) => sum + (channel(colour, shift) - channel(candidate, shift)) ** 2, 0);
    if (distance < least) {
      [best, least] = [candidate, distance];
    }
  }
  return best;
}

function channel(colour: number, shift: number): number {
  return (colour >> shift) & 255;
}
