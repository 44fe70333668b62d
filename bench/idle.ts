import { packageExtension } from '../scripts/package.ts';
import { extensionId } from '../test/hosts/host.ts';
import { startAccounts } from './accounts.ts';
import { type Editor, shown, startEditor } from './editor.ts';
import { ASKING, EMPTY_ID, packEmptyExtension } from './emptyExtension.ts';
import type { Figure } from './figure.ts';
import { numbers } from './table.ts';

const ACCOUNTS = 5;
const MINUTE_MS = 60_000;
/** The start is over by then, the first refreshes included. */
const SETTLED_MS = 60_000;

/**
 * The processor time of extension hosts while nobody does anything, with five accounts that are refreshed each minute and
 * with an empty extension, in the same minutes; and of one that does nothing but send as many requests. Also says how often
 * each account was asked.
 */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const [minutes = 10] = numbers(options.get('idle-minutes'), [10]);
  const vsix = await packageExtension();
  const empty = await packEmptyExtension();
  const asking = await packEmptyExtension(ASKING);
  const { sandbox, settings, env } = await startAccounts(ACCOUNTS, 1);
  const other = await startAccounts(ACCOUNTS, 1);
  const editors: Editor[] = [];
  try {
    const hosts = [];
    for (const [own, itemOf] of [
      [{ vsix, settings, env }, extensionId],
      [{ vsix: empty.vsix }, EMPTY_ID],
      [
        { vsix: asking.vsix, env: { ...other.env, BENCH_URL: `${other.sandbox.url}/jiguang/v1/accounts/dev` } },
        EMPTY_ID,
      ],
    ] as const) {
      const editor = await startEditor(own, itemOf);
      editors.push(editor);
      const window = await editor.open();
      await shown(window.page);
      hosts.push(await window.inspect());
    }
    await elapsed(SETTLED_MS);
    const before = await Promise.all(hosts.map((host) => host.processorTime()));
    sandbox.clearRequests();
    other.sandbox.clearRequests();
    await elapsed(minutes * MINUTE_MS);
    const after = await Promise.all(hosts.map((host) => host.processorTime()));
    const requests = sandbox.requests.length;
    const [ours = Number.NaN, floor = Number.NaN, bare = Number.NaN] = after.map(
      (time, index) => time - (before[index] ?? Number.NaN),
    );
    return [
      {
        ...{
          id: 'idle',
          what: `processor time in ${minutes} idle minutes, ${ACCOUNTS} accounts, each asked every minute`,
        },
        ...{ value: ours, unit: 'ms', beside: { what: 'empty extension', value: floor } },
        // The goal is for ten minutes.
        goal: { kind: 'more', most: minutes * 10 },
      },
      {
        ...{
          id: 'idle-bare',
          what: `the same for an extension that sends ${other.sandbox.requests.length} bare requests`,
        },
        ...{ value: bare, unit: 'ms', beside: { what: 'empty extension', value: floor } },
      },
      {
        ...{ id: 'idle-requests', what: 'requests per account and interval, one real window', unit: 'per interval' },
        ...{ value: requests / ACCOUNTS / minutes, goal: { kind: 'most', most: 1.004 } },
      },
    ];
  } finally {
    await Promise.all(editors.map((editor) => editor.close()));
    await Promise.all([sandbox.close(), other.sandbox.close(), empty.remove(), asking.remove()]);
  }
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
