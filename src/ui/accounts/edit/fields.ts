import { partsOf } from '../../../balance/account/account.ts';
import { escapeIcons, plainText } from '../../../balance/text/plainText.ts';
import { elapsed } from '../../../base/clock.ts';
import { MINUTE_MS } from '../../../base/duration.ts';
import { joinList, joinWords } from '../../../base/language.ts';
import { listText } from '../../../base/listText.ts';
import { endpointsOf } from '../../../monitor/ask/service.ts';
import { parametersOf, placeOf } from '../../../providers/places.ts';
import type { Parameter, QuantityDescription } from '../../../providers/provider.ts';
import { levelWord } from '../../../wording/outlookText.ts';
import { intervalOf } from '../../editor/configuration.ts';
import type { Choice } from '../../quickInput/pick.ts';
import { changeCredential } from '../credential/changeCredential.ts';
import { hasPlaceStep } from '../credential/placeSteps.ts';
import { presentText, runSetThreshold, thresholdOf } from '../threshold/setThreshold.ts';
import { limitText, setText } from '../threshold/thresholdText.ts';
import { editDaysLeft } from './daysLeft.ts';
import { editInterval, minutesText } from './interval.ts';
import { editEndpoints, editPlace } from './moveAccount.ts';
import { editParameter } from './parameter.ts';
import { runRename } from './renameAccount.ts';
import type { EditSubject } from './subject.ts';
import { editVariables } from './variables.ts';

/** One thing that the entry of an account holds: its name, its present value, and what asks for another one. */
export interface EditField extends Choice<string> {
  edit(): Promise<void>;
}

/** A keyring that is locked may not answer at all; the list does not wait for it. */
const READING_MS = 1_000;

/** All that can be changed of an account, in the order of the list. */
export async function fieldsOf(subject: EditSubject): Promise<readonly EditField[]> {
  const { language } = subject;
  const { account, product } = subject.served;
  const { t } = language;
  const [itself, asked, low] = [t('Account'), t('What is asked'), t('When it counts as low')];
  const credential = await credentialText(subject);
  const field = (
    group: string,
    value: string,
    label: string,
    text: string,
    edit: () => Promise<void>,
    detail?: string,
  ): EditField => ({
    ...{ group, value, edit, label: shown(label), description: shown(text) },
    ...(detail === undefined ? {} : { detail: shown(detail) }),
  });
  return [
    field(itself, 'name', t('Name'), account.name, () => runRename(account, subject, true)),
    field(itself, 'credential', t('Credential'), credential, () => changeCredential(account, subject, true)),
    field(itself, 'env', t('Environment variables'), variablesText(subject), () => editVariables(subject)),
    ...(hasPlaceStep(product) ? [field(asked, 'place', t('Place'), placeText(subject), () => editPlace(subject))] : []),
    ...(product.parameters ?? []).map((parameter) =>
      field(asked, `parameter ${parameter.id}`, parameter.label(t), parameterText(subject, parameter), () =>
        editParameter(subject, parameter),
      ),
    ),
    field(asked, 'endpoints', t('Addresses'), endpointsText(subject), () => editEndpoints(subject)),
    field(asked, 'interval', t('Refresh interval'), intervalText(subject), () => editInterval(subject)),
    ...product.quantities.map((quantity) =>
      field(
        low,
        `threshold ${quantity.key}`,
        quantity.label(t),
        setText(thresholdOf(subject, quantity.key), language),
        () => runSetThreshold(subject.status, quantity.key, subject, true),
        standingText(subject, quantity),
      ),
    ),
    ...(product.quantities.some(({ resets }) => resets === undefined)
      ? [field(low, 'daysLeft', t('Days left'), daysText(subject), () => editDaysLeft(subject))]
      : []),
  ];
}

function shown(text: string): string {
  return escapeIcons(plainText(text));
}

async function credentialText({ served, secrets, clock, language }: EditSubject): Promise<string> {
  const { t } = language;
  const { account, product } = served;
  if (secrets.isFromEnvironment(account)) {
    return t('in the environment variables');
  }
  const late = new AbortController();
  const read = await Promise.race([
    Promise.all([secrets.savedParts(served), secrets.isElsewhere(served)]),
    elapsed(clock, READING_MS, late.signal).then(() => undefined),
  ]);
  late.abort();
  if (read === undefined) {
    return t('in the secret storage');
  }
  const [saved, isElsewhere] = read;
  if (saved === undefined) {
    return t('none that can be read');
  }
  const visible = product.credential.flatMap(({ id, name }) =>
    saved[id] === undefined ? [] : [`${name} ${saved[id]}`],
  );
  return joinWords([isElsewhere ? t('entered for another place') : t('in the secret storage'), ...visible], language);
}

function variablesText({ served, language }: EditSubject): string {
  const { env } = served.account;
  return env === undefined ? language.t('none') : listText(partsOf(env), language.t);
}

function placeText({ served, language }: EditSubject): string {
  const { account, product } = served;
  const { id } = placeOf(account, product);
  const place = product.places === 'personal' ? undefined : product.places.find((each) => each.id === id);
  const label = place?.label(language.t) ?? id;
  // Many places are called by their ids.
  return joinWords([label, label.includes(id) ? '' : id], language);
}

function parameterText({ served, language }: EditSubject, { id, initial }: Parameter): string {
  const { t } = language;
  const { account, product } = served;
  const value = parametersOf(account, product)[id] ?? '';
  const isDefault = value === initial;
  return value === '' ? t('none') : joinWords([value, isDefault ? t('default') : ''], language);
}

function endpointsText({ served, language }: EditSubject): string {
  const own = served.account.endpoints === undefined ? language.t("the provider's own") : '';
  return joinWords([joinList(endpointsOf(served), language), own], language);
}

function intervalText({ served, language }: EditSubject): string {
  const { account } = served;
  const general = account.refreshInterval === undefined ? language.t('as for all accounts') : '';
  return joinWords([minutesText(intervalOf(account) / MINUTE_MS, language), general], language);
}

/** How much there is of a quantity, and whether that is low. */
function standingText({ status, outlooks, language }: EditSubject, { key }: QuantityDescription): string {
  const level = outlooks.of(status).quantities.get(key)?.level;
  return joinWords([presentText(status, key, language), levelWord(level, language)], language);
}

function daysText({ status, general, language }: EditSubject): string {
  const { daysLeft } = status.account;
  const text = limitText({ kind: 'daysLeft', level: daysLeft ?? general().daysLeft }, '', language);
  return joinWords([text, daysLeft === undefined ? language.t('as for all accounts') : ''], language);
}
