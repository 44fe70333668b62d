import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import type { Level } from '../../balance/alert/alert.ts';
import { formatAge, formatAmount } from '../../balance/text/format.ts';
import { joinWords, type Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { balanceHead, balanceRows } from '../../wording/balanceTable.ts';
import { aligned } from './columns.ts';
import { isPresent, levelsOf, thresholdOf } from './standing.ts';

/** A row, and what its colour says. */
interface Row {
  readonly cells: readonly string[];
  readonly tone: Tone | undefined;
}

type Tone = 'low' | 'empty' | 'trouble';

/** Yellow, red, magenta: those of the terminal's own theme. */
const COLOURS: Readonly<Record<Tone, number>> = { low: 33, empty: 31, trouble: 35 };
const ESCAPE = String.fromCharCode(0x1b);

/**
 * All quantities as aligned columns, with how old each is and what is low. `redact` takes secrets out of names: out of the finished text
 * it would take amounts along, as any word may be somebody's secret. `isColoured` where a terminal shows it, which sees
 * nothing in a colour that does not stand in words, too.
 */
export function tableText(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  redact: (text: string) => string,
  isColoured: boolean,
): string {
  const rows = statuses.flatMap((status) => rowsOf(status, providers, now, language, redact));
  const lines = aligned([balanceHead(language), ...rows.map(({ cells }) => cells)], [2]);
  const coloured = lines.map((line, index) => {
    const tone = rows[index - 1]?.tone;
    return !isColoured || tone === undefined ? line : `${ESCAPE}[${COLOURS[tone]}m${line}${ESCAPE}[0m`;
  });
  return `${coloured.join('\n')}\n`;
}

function rowsOf(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  redact: (text: string) => string,
): readonly Row[] {
  const levels = levelsOf(status, providers, now);
  const quantities = readingOf(status.state)?.quantities ?? [];
  const isTrouble = !isPresent(status);
  return balanceRows(status, providers, language, (at) => formatAge(at, now, language)).map((cells, index) => {
    const quantity = quantities[index];
    const level = quantity === undefined ? 'ok' : (levels.get(quantity.key) ?? 'ok');
    const threshold = quantity && thresholdOf(status, quantity.key);
    const [name = '', label = '', holding = '', updated = ''] = cells;
    const below = quantity && threshold && formatAmount(threshold, quantity.unit, language);
    return {
      cells: [redact(name), redact(label), joinWords([holding, levelText(level, below, language)], language), updated],
      tone: isTrouble ? 'trouble' : level === 'ok' ? undefined : level,
    };
  });
}

/** What a level is called; empty where all is well. `threshold` is the amount that it is below, where there is one. */
export function levelText(level: Level, threshold: string | undefined, { t }: Language): string {
  switch (level) {
    case 'ok':
      return '';
    case 'low':
      return t('below {0}', threshold ?? '');
    case 'empty':
      return t('used up');
  }
}
