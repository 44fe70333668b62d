import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

export interface Schema {
  readonly description?: string;
  readonly scope?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly defaultSnippets?: readonly { readonly label: string; readonly body: object }[];
}

async function json(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8'));
}

const manifest = await json('package.json');
export const texts = await json('package.nls.json');
const groups: readonly { readonly properties: Record<string, Schema> }[] = Object(
  manifest['contributes'],
).configuration;
/** The setting `messagingBalance.providers`, as the manifest describes it. */
export const setting =
  groups.flatMap(({ properties }) => properties['messagingBalance.providers'] ?? [])[0] ?? assert.fail('no setting');
/** One declaration in it. */
export const entry = setting.items ?? assert.fail('no schema');
