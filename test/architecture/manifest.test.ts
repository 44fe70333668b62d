import * as ids from '../../src/ui/editor/ids.ts';
import { readFiles } from './files.ts';
import {
  danglingIds,
  idDifferences,
  type Json,
  linkDifferences,
  textDifferences,
  workspaceSettings,
} from './manifest.ts';
import { rule } from './rule.ts';

const everything = await readFiles('', /^package(?:\.nls(?:\.zh-cn)?)?\.json$/);
const [manifest, english, chinese] = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json'].map(
  (wanted): Json => JSON.parse(everything.find(({ path }) => path === wanted)?.text ?? '{}'),
) as [Json, Json, Json];

const KNOWN = {
  commands: Object.values(ids.COMMANDS),
  containers: [ids.CONTAINER],
  views: Object.values(ids.VIEWS),
  settings: Object.values(ids.SETTINGS),
  tools: [ids.BALANCE_TOOL],
  rows: Object.values(ids.ROWS),
  walkthroughs: [ids.WALKTHROUGH],
  contextKeys: Object.values(ids.CONTEXT_KEYS),
};

const sample: Json = {
  contributes: {
    commands: [{ command: 'x.add', title: '%add%' }],
    viewsContainers: { activitybar: [{ id: 'x', title: 'X' }] },
    views: { x: [{ id: 'x.list', name: '%list%' }] },
    viewsWelcome: [{ view: 'x.list', contents: '%welcome%' }],
    languageModelTools: [{ name: 'x_tool' }],
    menus: {
      'view/title': [{ command: 'x.add', when: 'view == x.list && viewItem == row && !x.busy && config.x.list' }],
    },
    configuration: { properties: { 'x.list': { scope: 'application' } } },
    walkthroughs: [{ id: 'w', steps: [{ id: 's', completionEvents: ['onContext:x.has', 'onCommand:x.add'] }] }],
  },
};
const sampleIds = {
  commands: ['x.add'],
  containers: ['x'],
  views: ['x.list'],
  settings: ['x.list'],
  rows: ['row'],
  tools: ['x_tool'],
  walkthroughs: ['w'],
  contextKeys: ['x.has', 'x.busy'],
};
const sampleTexts: Json = { add: 'Add', 'add.does': 'Adds one', list: 'List', welcome: '[Add](command:x.add)' };
const withSetting = (id: string, setting: Json): Json => ({
  contributes: { ...Object(sample['contributes']), configuration: [{ properties: { [id]: setting } }] },
});

rule('the ids of the manifest are those of src/ui/editor/ids.ts', idDifferences(manifest, KNOWN), [
  [idDifferences(sample, sampleIds), 0],
  [idDifferences(sample, { ...sampleIds, commands: ['x.add', 'x.more'] }), 1],
  [idDifferences(sample, { ...sampleIds, commands: [] }), 1],
  [idDifferences(sample, { ...sampleIds, containers: ['y'] }), 4],
  [idDifferences(sample, { ...sampleIds, views: ['x.other'] }), 2],
  [idDifferences(sample, { ...sampleIds, rows: ['row', 'other'] }), 1],
  [idDifferences(sample, { ...sampleIds, rows: [] }), 1],
  [idDifferences({ ...sample, when: 'viewItem =~ /^(row|other)$/' }, sampleIds), 1],
  [idDifferences(sample, { ...sampleIds, tools: ['x_other'] }), 2],
  [idDifferences(sample, { ...sampleIds, walkthroughs: ['other'] }), 2],
  [idDifferences(sample, { ...sampleIds, contextKeys: ['x.has', 'x.other'] }), 2],
  [idDifferences(sample, { ...sampleIds, contextKeys: ['x.busy'] }), 1],
  [idDifferences(withSetting('x.more', {}), sampleIds), 2],
]);

rule('menus, links and conditions name what there is', danglingIds(manifest, english, KNOWN), [
  [danglingIds(sample, sampleTexts, sampleIds), 0],
  [danglingIds(sample, { ...sampleTexts, welcome: '[Add](command:x.gone)' }, sampleIds), 1],
  [danglingIds({ contributes: { menus: { a: [{ command: 'x.gone' }] } } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { menus: { a: [{ when: 'view == x.gone' }] } } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { menus: { a: [{ when: 'a && (b || config.x.gone == 1)' }] } } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { viewsWelcome: [{ view: 'x.gone' }] } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { walkthroughs: [{ completionEvents: ['onCommand:x.gone'] }] } }, {}, sampleIds), 1],
  [danglingIds({ contributes: { walkthroughs: [{ completionEvents: ['onView:x.gone'] }] } }, {}, sampleIds), 1],
  [danglingIds({}, { a: '[Go](command:workbench.action.quit)' }, sampleIds), 0],
]);

rule('row 35: every setting has application scope', workspaceSettings(manifest), [
  [workspaceSettings(sample), 0],
  [workspaceSettings(withSetting('x.a', {})), 1],
  [workspaceSettings(withSetting('x.a', { scope: 'machine' })), 1],
]);

for (const [name, texts] of [
  ['English', english],
  ['Chinese', chinese],
] as const) {
  rule(`every text of the manifest is there in ${name}, and none is unused`, textDifferences(manifest, texts), [
    [textDifferences(sample, sampleTexts), 0],
    [textDifferences(sample, { ...sampleTexts, extra: 'x' }), 1],
    [textDifferences(sample, { ...sampleTexts, add: '' }), 1],
    [textDifferences(sample, { ...sampleTexts, 'add.does': '' }), 1],
    [textDifferences(sample, {}), 4],
  ]);
}

rule('texts of the manifest have the same links in both languages', linkDifferences(english, chinese), [
  [linkDifferences({ a: '[x](command:y)' }, { a: '[甲](command:y)' }), 0],
  [linkDifferences({ a: '[x](command:y)' }, { a: '[甲](command:z)' }), 1],
  [linkDifferences({ a: 'in `x`' }, { a: '甲' }), 1],
]);
