import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Disposable, ExtensionContext, TreeItem } from 'vscode';
import { BALANCE_TOOL, COMMANDS, HISTORY_PANEL, SETTINGS } from '../../../src/ui/editor/ids.ts';
import { forgetMade, made, setSetting } from '../vscode.ts';
import { MemorySecretStorage } from './memorySecretStorage.ts';

const { createServices } = await import('../../../src/ui/services.ts');
const { start } = await import('../../../src/ui/start.ts');
const { activate } = await import('../../../src/extension.ts');

/** The store is opened on the disk. */
const LIMIT = { timeout: 20_000 };
const ACCOUNT = { id: 'a', name: 'Main', provider: 'jiguang', product: 'app' };

/** VS Code's own parts for a window whose files lie in a folder of their own. */
async function contextOf(folder: string) {
  const saved = new Map<string, unknown>();
  const subscriptions: Disposable[] = [];
  const globalState = {
    keys: () => [...saved.keys()],
    get: (key: string) => saved.get(key),
    update: async (key: string, value: unknown) => void saved.set(key, value),
  };
  const places = { globalStorageUri: { fsPath: folder }, extensionUri: { path: '/extension' } };
  const context = { ...places, subscriptions, globalState, secrets: new MemorySecretStorage() };
  return { context: context as unknown as ExtensionContext, subscriptions };
}

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  forgetMade();
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test(
  'after the start every command is there, with the tool, the panel and the item; all of it goes again',
  LIMIT,
  (t) =>
    inFolder(async (folder) => {
      made.settings.set(SETTINGS.accounts, [ACCOUNT]);
      const { context, subscriptions } = await contextOf(folder);
      // Also when the test fails: what was started keeps the process alive.
      const stop = (): void => {
        for (const each of subscriptions.splice(0)) {
          each.dispose();
        }
      };
      t.after(stop);
      const api = await activate(context);
      const failed = new Promise<void>((resolve) => {
        api.onDidChangeBalances(([balance]) => {
          if (balance?.problem === 'no-credential') {
            resolve();
          }
        });
      });
      assert.deepEqual([...made.commands.keys()].toSorted(), Object.values(COMMANDS).toSorted());
      assert.deepEqual([made.tools.has(BALANCE_TOOL), made.serializers.has(HISTORY_PANEL)], [true, true]);
      assert.deepEqual(
        api.getBalances().map(({ name, state }) => [name, state]),
        [['Main', 'loading']],
      );
      // The store is open then, and the account was looked at.
      await failed;
      setSetting(SETTINGS.accounts, []);
      assert.deepEqual(api.getBalances(), []);
      stop();
      assert.deepEqual([made.commands.size, made.tools.size, made.serializers.size], [0, 0, 0]);
      assert.deepEqual(
        made.items.filter(({ isThere }) => isThere),
        [],
      );
    }),
);

test('14.5: extensions that start at the same moment have their turn first', LIMIT, (t) =>
  inFolder(async (folder) => {
    const { context, subscriptions } = await contextOf(folder);
    t.after(() => {
      for (const each of subscriptions) {
        each.dispose();
      }
    });
    let hasBegun = false;
    const { globalState } = context;
    const watched = {
      ...context,
      get globalState() {
        hasBegun = true;
        return globalState;
      },
    };
    const hadBegun = new Promise<boolean>((resolve) => setImmediate(() => resolve(hasBegun)));
    const activation = activate(watched as unknown as ExtensionContext);
    assert.equal(await hadBegun, false);
    await activation;
    assert.equal(hasBegun, true);
  }),
);

test('14.5: what is to be shown can leave the host before the store is begun', LIMIT, (t) =>
  inFolder(async (folder) => {
    made.settings.set(SETTINGS.accounts, [ACCOUNT]);
    const { context, subscriptions } = await contextOf(folder);
    const places: string[] = [];
    const storage = {
      get fsPath() {
        places.push(folder);
        return folder;
      },
    };
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const api = await start({ ...context, globalStorageUri: storage } as unknown as ExtensionContext);
    t.after(() => {
      for (const each of subscriptions) {
        each.dispose();
      }
    });
    const opened = Promise.withResolvers<void>();
    api.onDidChangeBalances(() => opened.resolve());
    // Behind an import that came before it.
    await import('../../../src/store/open.ts');
    assert.deepEqual(places, []);
    t.mock.timers.tick(1);
    t.mock.timers.reset();
    await opened.promise;
    assert.deepEqual(places, [folder]);
  }),
);

test(
  'a provider whose file is missing keeps neither the start nor other accounts; its own account says what helps',
  LIMIT,
  (t) =>
    inFolder(async (folder) => {
      const hook = registerHooks({
        load(url, context, next) {
          if (url.endsWith('/telnyx.ts')) {
            throw Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' });
          }
          return next(url, context);
        },
      });
      made.settings.set(SETTINGS.accounts, [{ ...ACCOUNT, id: 'b', name: 'Other', provider: 'telnyx' }, ACCOUNT]);
      const { context, subscriptions } = await contextOf(folder);
      t.after(() => {
        hook.deregister();
        for (const each of subscriptions) {
          each.dispose();
        }
      });
      const api = await start(context);
      assert.deepEqual([...made.commands.keys()].toSorted(), Object.values(COMMANDS).toSorted());
      assert.deepEqual(
        api.getBalances().map(({ accountId }) => accountId),
        ['a'],
      );
      const tree = made.treeViews.at(-1)?.treeDataProvider ?? assert.fail();
      const itemsIn = async (of?: unknown) =>
        ((await tree.getChildren(of)) ?? []).map((row) => ({ row, item: tree.getTreeItem(row) as TreeItem }));
      while ((await itemsIn()).length < 2) {
        await new Promise<void>((resolve) => tree.onDidChangeTreeData?.(() => resolve()));
      }
      const groups = await itemsIn();
      assert.deepEqual(
        groups.map(({ item }) => item.description),
        ['1 account · 1 waits for its provider', '1 account · 1 is loading'],
      );
      const [waiting] = await itemsIn(groups[0]?.row);
      assert.equal(waiting?.item.label, 'Other');
      assert.match(String(waiting?.item.tooltip), /The file of the provider Telnyx is missing/);
    }),
);

test('without the disk the services are there; the store comes later, and goes with them', () =>
  inFolder(async (folder) => {
    const { context } = await contextOf(folder);
    const services = createServices(context);
    assert.deepEqual([services.store(), services.notice(), services.monitor.statuses()], [undefined, undefined, []]);
    const ids = (): readonly string[] => services.providers.map(({ id }) => id);
    assert.deepEqual(ids(), []);
    await services.registry.load(['submail', 'nobody']);
    await services.registry.load(['jiguang']);
    assert.deepEqual(ids(), ['jiguang', 'submail']);
    await services.attachStore();
    assert.equal(services.store()?.mode.kind, 'shared');
    assert.deepEqual([services.notice(), made.messages], [undefined, []]);
    services.dispose();
  }));
