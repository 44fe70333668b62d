import type { Language } from '../../base/language.ts';
import type { TreeOrder } from './arrangement.ts';

/** An order of the tree, to choose from: its name and what it means. */
export function orderText(order: TreeOrder, { t }: Language): { readonly label: string; readonly detail: string } {
  switch (order) {
    case 'own':
      return { label: t('Own order'), detail: t('As in the settings; accounts can be dragged and moved up and down.') };
    case 'name':
      return { label: t('By name'), detail: t('The names in alphabetical order.') };
    case 'tightness':
      return { label: t('By tightness'), detail: t('The account nearest to its threshold or to its end comes first.') };
  }
}

/** Why accounts cannot be moved, and what to do about it. Two sentences. */
export function orderedByText(order: Exclude<TreeOrder, 'own'>, { t }: Language): string {
  switch (order) {
    case 'name':
      return t('The accounts are ordered by name. To move them, use their own order.');
    case 'tightness':
      return t('The accounts are ordered by tightness. To move them, use their own order.');
  }
}
