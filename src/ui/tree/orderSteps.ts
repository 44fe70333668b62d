import type { Language } from '../../base/language.ts';
import { pickStep } from '../quickInput/pick.ts';
import { TREE_ORDERS } from './arrangement.ts';
import { orderText } from './orderText.ts';
import { setTreeOrder, treeSettings } from './settings.ts';

/** Asks in which order the accounts stand in the tree. */
export async function runOrderAccounts(language: Language): Promise<void> {
  const { t } = language;
  const { order } = treeSettings();
  const choices = TREE_ORDERS.map((value) => ({
    ...orderText(value, language),
    ...(value === order ? { description: t('current') } : {}),
    value,
  }));
  const chosen = await pickStep({ title: t('Order Accounts'), canGoBack: false }, t('Which order?'), choices, order);
  if (chosen.kind === 'next' && chosen.value !== order) {
    await setTreeOrder(chosen.value);
  }
}
