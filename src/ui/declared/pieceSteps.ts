import type { Language, Translate } from '../../base/language.ts';
import { isAlone, type Piece } from '../../providers/declaring/pieces.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import type { StepFrame, StepResult } from '../quickInput/inputBox.ts';
import { type Choice, pickManyStep } from '../quickInput/pick.ts';
import { askedPieces, type DeclareDraft } from './draft.ts';
import { listed } from './numberName.ts';

/** What is shown of a value that is probably the same for everybody. */
const LONGEST_VALUE = 12;

/** Nothing that may be secret reaches the screen or the log from here on. */
export function knowSecrets({ pieces, roles }: Pick<DeclareDraft, 'pieces' | 'roles'>): void {
  const secrets = pieces.flatMap(({ value }, index) => (roles[index] === 'secret' && value !== '' ? [value] : []));
  const credential = Object.fromEntries(secrets.map((value, index) => [String(index), value]));
  outputRedactor.know(credential, Object.keys(credential));
}

/** Asks which pieces of the request are secret. */
export async function askSecrets(
  frame: StepFrame,
  draft: DeclareDraft,
  { t }: Language,
): Promise<StepResult<readonly number[]>> {
  const indices = askedPieces(draft, 'secret');
  const secrets = (ticked: readonly number[]): readonly Piece[] => ticked.flatMap((index) => draft.pieces[index] ?? []);
  let present: readonly number[] = indices.filter((index) => draft.roles[index] === 'secret');
  const result = await pickManyStep(
    frame,
    t('Which of these are secret?'),
    indices.map((index) => pieceChoice(draft, index, t)),
    present,
    (ticked) => {
      present = ticked;
    },
    (index) => secrets([...present.filter((each) => each !== index), index]).filter(isAlone).length <= 1,
  );
  if (result.kind === 'next' || (result.kind === 'back' && result.value !== undefined)) {
    const ticked = result.value ?? [];
    for (const index of indices) {
      draft.roles[index] = ticked.includes(index)
        ? 'secret'
        : draft.roles[index] === 'secret'
          ? 'fixed'
          : (draft.roles[index] ?? 'fixed');
    }
    knowSecrets(draft);
  }
  return result;
}

/** Asks which of the other pieces differ from account to account. */
export async function askVisible(
  frame: StepFrame,
  draft: DeclareDraft,
  { t }: Language,
): Promise<StepResult<readonly number[]>> {
  const indices = visibleCandidates(draft);
  const result = await pickManyStep(
    frame,
    t('Which of these differ from account to account?'),
    indices.map((index) => pieceChoice(draft, index, t)),
    indices.filter((index) => draft.roles[index] === 'visible'),
    () => undefined,
  );
  if (result.kind === 'next' || (result.kind === 'back' && result.value !== undefined)) {
    for (const index of indices) {
      draft.roles[index] = result.value?.includes(index) === true ? 'visible' : 'fixed';
    }
  }
  return result;
}

/** The pieces that are not secret and may differ from account to account. */
export function visibleCandidates(draft: DeclareDraft): readonly number[] {
  return askedPieces(draft, 'visible').filter((index) => {
    const { at, value } = draft.pieces[index] ?? {};
    return draft.roles[index] !== 'secret' && at !== 'password' && (value !== '' || draft.base !== undefined);
  });
}

/** A piece by its name. Of what may be secret, only the length is told. */
function pieceChoice({ pieces, roles }: DeclareDraft, index: number, t: Translate): Choice<number> {
  const { at, name = '', value = '' } = pieces[index] ?? {};
  const isShown = roles[index] !== 'secret' && value.length <= LONGEST_VALUE;
  const detail = value === '' ? '' : isShown ? listed(value) : t('{0} characters, not shown', value.length);
  return {
    label: listed(name),
    ...(at === undefined ? {} : { description: placeText(at, t) }),
    ...(detail === '' ? {} : { detail }),
    value: index,
  };
}

function placeText(at: Piece['at'], t: Translate): string {
  switch (at) {
    case 'user':
    case 'password':
    case 'token':
    case 'header':
      return t('in a header');
    case 'query':
    case 'path':
      return t('in the address');
    case 'form':
    case 'json':
      return t('in the body');
  }
}
