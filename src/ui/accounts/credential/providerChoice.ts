import type { Translate } from '../../../base/language.ts';
import type { Offer } from '../../../providers/provider.ts';
import type { Choice } from '../../quickInput/pick.ts';

/** All providers to choose from: those of accounts that there are, then by whom they serve. */
export function providerChoices(
  offers: readonly Offer[],
  used: readonly string[],
  t: Translate,
): readonly Choice<string>[] {
  const [inUse, others] = [true, false].map((wanted) => offers.filter(({ id }) => used.includes(id) === wanted));
  const regions = { china: t('China'), worldwide: t('Worldwide'), mail: t('E-mail') } as const;
  const groupOf = ({ region }: Offer): string => (region === undefined ? t('Of other extensions') : regions[region]);
  return [
    ...(inUse ?? []).map((offer) => ({ ...providerChoice(offer, t), group: t('In use') })),
    ...(others ?? []).map((offer) => ({ ...providerChoice(offer, t), group: groupOf(offer) })),
  ];
}

/** A provider with the other names that it is looked for by. */
export function providerChoice(value: Offer, t: Translate): Choice<string> {
  const label = value.label(t);
  const others = (value.otherNames ?? []).filter((name) => !label.includes(name));
  const foreign = value.isForeign ? [t('added by another extension')] : [];
  return { label, description: [...others, ...foreign].join(' · '), value: value.id };
}
