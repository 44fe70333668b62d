import { type Figure, written } from './figure.ts';

/** Figures that grow with the number of accounts, by the beginning of their ids, and what their panels are called. */
const PANELS: readonly (readonly [id: string, title: string])[] = [
  ['activation', 'activation'],
  ['first-number', 'window ready → last known number'],
  ['heap', 'added live heap'],
  ['burst', 'refresh of all, 200 ms latency'],
  ['change', 'change → status bar and tree'],
  ['history-query', 'a year of history, query'],
];

const [WIDTH, HEIGHT, COLUMNS] = [260, 170, 3];
/** Of the plot within its panel. */
const [LEFT, TOP, RIGHT, BOTTOM] = [14, 44, 30, 26];

interface Point {
  readonly accounts: number;
  readonly figure: Figure;
}

/** One small plot for each figure that was measured for several numbers of accounts, as SVG for light and dark pages. */
export function growthPlot(figures: readonly Figure[]): string {
  const panels = PANELS.map(([id, title]) => ({ title, points: pointsOf(id, figures) })).filter(
    ({ points }) => points.length > 1,
  );
  const rows = Math.ceil(panels.length / COLUMNS);
  const drawn = panels.map(({ title, points }, index) => {
    const [x, y] = [(index % COLUMNS) * WIDTH, Math.floor(index / COLUMNS) * HEIGHT];
    return `<g transform="translate(${x} ${y})">${panel(title, points)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * COLUMNS}" height="${HEIGHT * rows}" role="img" aria-label="Growth with the number of accounts">
<style>
  text { font: 12px sans-serif; fill: #57606a; }
  .title { font-weight: bold; }
  .end { text-anchor: end; }
  .middle { text-anchor: middle; }
  .axis { stroke: #8c959f; stroke-width: 1; }
  .line { stroke: #1f7a8c; stroke-width: 2; fill: none; }
  .point { fill: #1f7a8c; }
  @media (prefers-color-scheme: dark) {
    text { fill: #b1bac4; }
    .line { stroke: #5cc8de; }
    .point { fill: #5cc8de; }
  }
</style>
${drawn.join('\n')}
</svg>
`;
}

function pointsOf(id: string, figures: readonly Figure[]): readonly Point[] {
  return figures
    .flatMap((figure) =>
      figure.accounts !== undefined && isPowerOfTen(figure.accounts) && figure.id.replace(/-\d+$/, '') === id
        ? [{ accounts: figure.accounts, figure }]
        : [],
    )
    .sort((a, b) => a.accounts - b.accounts);
}

/** Labels of numbers in between would stand on top of each other. */
function isPowerOfTen(count: number): boolean {
  return Number.isInteger(Math.log10(count));
}

/** Accounts run in powers of ten; what grows runs from 0. */
function panel(title: string, points: readonly Point[]): string {
  const most = Math.max(...points.map(({ figure }) => figure.value));
  const [low = 1, high = 10] = [points[0]?.accounts, points.at(-1)?.accounts].map((count) => Math.log10(count ?? 1));
  const x = ({ accounts }: Point) => LEFT + ((Math.log10(accounts) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const y = ({ figure }: Point) => HEIGHT - BOTTOM - (Math.max(0, figure.value) / most) * (HEIGHT - TOP - BOTTOM);
  const base = HEIGHT - BOTTOM;
  return [
    `<text class="title" x="${LEFT - 6}" y="16">${title}</text>`,
    `<line class="axis" x1="${LEFT - 6}" y1="${base}" x2="${WIDTH - RIGHT + 6}" y2="${base}"/>`,
    `<polyline class="line" points="${points.map((point) => `${x(point).toFixed(1)},${y(point).toFixed(1)}`).join(' ')}"/>`,
    ...points.map((point, index) => {
      const place = index === 0 ? '' : index === points.length - 1 ? ' class="end"' : ' class="middle"';
      const [px, py] = [x(point).toFixed(1), y(point)];
      return [
        `<circle class="point" cx="${px}" cy="${py.toFixed(1)}" r="3"/>`,
        `<text${place} x="${px}" y="${(py - 7).toFixed(1)}">${written(point.figure.value, point.figure.unit)}</text>`,
        `<text${place} x="${px}" y="${base + 16}">${point.accounts.toLocaleString('en')}</text>`,
      ].join('');
    }),
  ].join('\n');
}
