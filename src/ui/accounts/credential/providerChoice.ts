import type { Translate } from '../../../base/language.ts';
import type { Offer } from '../../../providers/provider.ts';
import type { Choice } from '../../quickInput/pick.ts';

/** A provider with the other names that it is looked for by. */
export function providerChoice(value: Offer, t: Translate): Choice<string> {
  const label = value.label(t);
  const others = (value.otherNames ?? []).filter((name) => !label.includes(name));
  const foreign = value.isForeign ? [t('added by another extension')] : [];
  return { label, description: [...others, ...foreign].join(' · '), value: value.id };
}
