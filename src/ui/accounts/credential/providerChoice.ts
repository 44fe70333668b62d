import { joinDotted, type Translate } from '../../../base/language.ts';
import type { ProductChoice } from '../../../providers/pasted/pasted.ts';
import { mayHoldSecret } from '../../../providers/pasted/whose.ts';
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
  const groupOf = ({ region, isDeclared }: Offer): string =>
    isDeclared ? t('Declared in the settings') : region === undefined ? t('Of other extensions') : regions[region];
  return [
    ...(inUse ?? []).map((offer) => ({ ...providerChoice(offer, t), group: t('In use') })),
    ...(others ?? []).map((offer) => ({ ...providerChoice(offer, t), group: groupOf(offer) })),
  ];
}

/** The provider of what was pasted. Of that, nothing is shown. */
export function suggestionOf({ provider, product }: ProductChoice, t: Translate): Choice<string> {
  const label = joinDotted([provider.label(t), product.label(t)]);
  return { label, description: t('what was pasted is for this one'), value: provider.id };
}

/** Why a text is taken off the screen that is of nobody, where it may hold a secret. */
export function takenOff(text: string, t: Translate): string | undefined {
  return mayHoldSecret(text)
    ? t(
        'What was pasted may hold a secret and was taken off the screen, as nobody knows whose it is. Choose the provider, and paste it where it is asked for.',
      )
    : undefined;
}

/** A provider with the other names that it is looked for by. */
export function providerChoice(value: Offer, t: Translate): Choice<string> {
  const label = value.label(t);
  const others = (value.otherNames ?? []).filter((name) => !label.includes(name));
  const foreign = value.isForeign ? [t('added by another extension')] : [];
  return { label, description: joinDotted([...others, ...foreign]), value: value.id };
}
