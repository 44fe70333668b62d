import { SETTINGS } from '../editor/ids.ts';

/** The choices of each setting of the status bar, the default first. */
export const CHOICES = {
  show: ['tightest', 'pinned', 'all', 'hidden'],
  showName: ['auto', 'always', 'never'],
  numbers: ['exact', 'short'],
  alignment: ['right', 'left'],
} as const;

/** What the status bar item shows, and where it stands. */
export interface StatusBarChoices {
  /** Of which accounts: the one that is nearest to its end, those in `pinned`, as many as there is room for, or no item. */
  readonly show: (typeof CHOICES.show)[number];
  /** Ids of accounts in the order in which they are shown; some of them may be gone. */
  readonly pinned: readonly string[];
  /** Whether the name of an account stands before its number; `auto`: where there are several accounts. */
  readonly showName: (typeof CHOICES.showName)[number];
  readonly numbers: (typeof CHOICES.numbers)[number];
  readonly alignment: (typeof CHOICES.alignment)[number];
}

/** What is shown until the user chooses. */
export const DEFAULT_CHOICES: StatusBarChoices = {
  show: 'tightest',
  pinned: [],
  showName: 'auto',
  numbers: 'exact',
  alignment: 'right',
};

/** The setting of each choice. */
export const CHOICE_SETTINGS: Readonly<Record<keyof StatusBarChoices, string>> = {
  show: SETTINGS.statusBarShow,
  pinned: SETTINGS.statusBarPinned,
  showName: SETTINGS.statusBarShowName,
  numbers: SETTINGS.statusBarNumbers,
  alignment: SETTINGS.statusBarAlignment,
};

/** Reads the choices with `get`, which returns what stands in a setting. What cannot be used counts as not chosen. */
export function parseChoices(get: (setting: string) => unknown): StatusBarChoices {
  const pinned: unknown = get(CHOICE_SETTINGS.pinned);
  const ids = (Array.isArray(pinned) ? pinned : []).flatMap((id: unknown) =>
    typeof id === 'string' ? [id.trim()] : [],
  );
  return {
    show: oneOf(CHOICES.show, get(CHOICE_SETTINGS.show)),
    pinned: [...new Set(ids)],
    showName: oneOf(CHOICES.showName, get(CHOICE_SETTINGS.showName)),
    numbers: oneOf(CHOICES.numbers, get(CHOICE_SETTINGS.numbers)),
    alignment: oneOf(CHOICES.alignment, get(CHOICE_SETTINGS.alignment)),
  };
}

/** The choices with an account pinned as the last one, and the pinned accounts shown. */
export function withPin(choices: StatusBarChoices, accountId: string): StatusBarChoices {
  const pinned = choices.pinned.includes(accountId) ? choices.pinned : [...choices.pinned, accountId];
  return { ...choices, show: 'pinned', pinned };
}

/** The choices without a pin, if it is there. With the last one gone, the tightest account is shown again. */
export function withoutPin(choices: StatusBarChoices, accountId: string): StatusBarChoices {
  if (!choices.pinned.includes(accountId)) {
    return choices;
  }
  const pinned = choices.pinned.filter((id) => id !== accountId);
  const show = choices.show === 'pinned' && pinned.length === 0 ? DEFAULT_CHOICES.show : choices.show;
  return { ...choices, show, pinned };
}

/** Whether an account stands in the bar because it is pinned. */
export function isPinned({ show, pinned }: StatusBarChoices, accountId: string): boolean {
  return show === 'pinned' && pinned.includes(accountId);
}

/** What has to be written to get from one choice to another: `undefined` takes a setting back to its default. */
export function changedSettings(
  from: StatusBarChoices,
  to: StatusBarChoices,
): readonly (readonly [setting: string, value: unknown])[] {
  return (Object.keys(CHOICE_SETTINGS) as (keyof StatusBarChoices)[]).flatMap((choice) => {
    const [before, after, usual] = [from, to, DEFAULT_CHOICES].map((each) => JSON.stringify(each[choice]));
    return before === after ? [] : [[CHOICE_SETTINGS[choice], after === usual ? undefined : to[choice]] as const];
  });
}

function oneOf<T extends string>([usual, ...others]: readonly [T, ...T[]], value: unknown): T {
  return others.find((other) => other === value) ?? usual;
}
