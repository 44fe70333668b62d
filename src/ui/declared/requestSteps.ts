import { checkEndpoint } from '../../balance/account/endpoint.ts';
import { looksLikeSecret } from '../../balance/account/secretLook.ts';
import { endpointText } from '../../balance/fault/faultText.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinList, type Language, type Translate } from '../../base/language.ts';
import { looksLikeRequest, readWrittenRequest } from '../../net/written/writtenRequest.ts';
import { isSecretHeader } from '../../providers/declared/headers.ts';
import { filledPath } from '../../providers/declared/parts.ts';
import { sendingWord } from '../../providers/declared/sendingLook.ts';
import { type InputResult, inputStep, type StepFrame, type StepResult, type Taken } from '../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../quickInput/pick.ts';
import { type DeclareDraft, hostWord, type KeyPlace, takeRequest } from './draft.ts';
import { knowSecrets } from './pieceSteps.ts';

const LONGEST_LABEL = 60;
/** Longer texts are no request that somebody has written down. */
const LONGEST_REQUEST = 10_000;

/** Asks for the request. What is secret in it is taken off the screen. */
export async function askRequest(frame: StepFrame, draft: DeclareDraft, { t, locale }: Language): Promise<InputResult> {
  return inputStep(frame, {
    prompt: t(
      "Paste the curl line with which your provider's documents ask for the balance, or type its address. A key in it is taken off the screen.",
    ),
    placeholder: 'curl https://api.acme.example/v1/balance -H "Authorization: Bearer …"',
    value: draft.url,
    clean: (text) => text.trim(),
    take: (text) => taken(text, draft, { t, locale }),
    validate: (value) => addressProblem(value, t),
  });
}

/** What becomes of a request that was put in; `undefined` when it is the address that is there already, or none. */
function taken(raw: string, draft: DeclareDraft, language: Language): Taken | undefined {
  const { t } = language;
  const text = plainText(raw, LONGEST_REQUEST);
  if (text === '' || text === draft.url) {
    return undefined;
  }
  const problem = (note: string): Taken => ({ value: '', note, isProblem: true });
  const written = readWrittenRequest(/^[\w-]+(?:\.[\w-]+)+(?:[/?]\S*)?$/.test(text) ? `https://${text}` : text);
  if (written === undefined) {
    return looksLikeRequest(text)
      ? problem(t('This request cannot be read as a whole. Copy all of it, or type the address alone.'))
      : undefined;
  }
  if (written.url === undefined) {
    return problem(t('This holds no address. Paste the whole request.'));
  }
  const { method = 'GET', fields, places } = written;
  if (written.isPartial === true) {
    return problem(
      t(
        'A declaration cannot send this request: its body is no form and no JSON object, or it says one thing twice. Paste another one, or type the address alone.',
      ),
    );
  }
  if (method !== 'GET' && method !== 'POST') {
    return problem(t('{0} changes something at the provider. A balance is asked for with GET or POST.', method));
  }
  const homeless = [...fields.keys()].find((name) => !places.has(name));
  if (homeless !== undefined) {
    return problem(
      t('It cannot be told where "{0}" belongs. Paste the request as a curl line.', plainText(homeless, 40)),
    );
  }
  // A placeholder of a declaration that was copied.
  const url = written.url.href.replace(/%7B([\w-]+)%7D/gi, '{$1}');
  const wrong = addressProblem(url, t);
  if (wrong !== undefined) {
    return problem(wrong);
  }
  takeRequest(draft, written, url);
  knowSecrets(draft);
  const names = draft.pieces.map(({ name }) => plainText(name, 40));
  return names.length === 0
    ? { value: url }
    : { value: url, note: t('Taken apart: {0}. The next steps ask what of it is secret.', joinList(names, language)) };
}

function addressProblem(url: string, t: Translate): string | undefined {
  if (url === '') {
    return t('Enter an address.');
  }
  const bare = filledPath(url, () => 'x');
  const checked = checkEndpoint(bare);
  if (looksLikeSecret(bare)) {
    return t(
      'This address holds what looks like a key or a secret, and addresses are not secret. Enter one without it.',
    );
  }
  return checked.ok ? undefined : endpointText(checked.problem, plainText(bare, LONGEST_LABEL), t);
}

/** Asks how the key travels where the request does not show it. */
export async function askKeyPlace(
  frame: StepFrame,
  draft: DeclareDraft,
  { t }: Language,
): Promise<StepResult<KeyPlace>> {
  const choices: readonly Choice<KeyPlace>[] = [
    { label: t('A token'), description: 'Authorization: Bearer …', value: 'token' },
    { label: t('A user and a password'), description: 'Authorization: Basic …', value: 'pair' },
    { label: t('A header of its own'), description: 'X-Api-Key: …', value: 'header' },
    { label: t('A field of the address'), description: '?api_key=…', value: 'query' },
    { label: t('A field of a form'), description: 'POST api_key=…', value: 'form' },
    { label: t('A field of a JSON body'), description: 'POST {"api_key":"…"}', value: 'json' },
  ];
  const result = await pickStep(frame, t('How does the key travel? The documents say it.'), choices, draft.keyPlace);
  if (result.kind === 'next' && draft.keyPlace !== result.value) {
    draft.keyPlace = result.value;
    draft.keyName = undefined;
  }
  return result;
}

/** Asks for the name of the header or the field that carries the key. */
export async function askKeyName(frame: StepFrame, draft: DeclareDraft, { t }: Language): Promise<InputResult> {
  const isHeader = draft.keyPlace === 'header';
  const result = await inputStep(frame, {
    prompt: isHeader
      ? t('The name of the header that carries the key.')
      : t('The name of the field that carries the key.'),
    value: draft.keyName ?? (isHeader ? 'X-Api-Key' : 'api_key'),
    validate: (value) => keyNameProblem(value, isHeader, t),
  });
  if (result.kind === 'next' || result.kind === 'back') {
    draft.keyName = result.value;
  }
  return result;
}

function keyNameProblem(value: string, isHeader: boolean, t: Translate): string | undefined {
  if (looksLikeSecret(value)) {
    return t('This looks like the key itself. Enter the name alone; the key is asked for next.');
  }
  if (isHeader) {
    return isSecretHeader(value) ? undefined : t('This header cannot carry a key. Enter a name such as X-Api-Key.');
  }
  return /^[\w.[\]-]{1,60}$/.test(value) ? undefined : t('Enter a name of letters, digits, - and _.');
}

/** Asks for the provider's name. */
export async function askLabel(frame: StepFrame, draft: DeclareDraft, { t }: Language): Promise<InputResult> {
  const word = hostWord(draft.url);
  const result = await inputStep(frame, {
    prompt: t('What is the provider called?'),
    value: draft.label ?? `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`,
    validate: (value) => labelProblem(value, t),
  });
  if (result.kind === 'next' || result.kind === 'back') {
    draft.label = result.value;
  }
  return result;
}

/** What is wrong with a name that everybody reads, if anything. */
export function labelProblem(value: string, t: Translate): string | undefined {
  if (plainText(value) === '') {
    return t('Enter a name.');
  }
  if (looksLikeSecret(value)) {
    return t('This looks like a key or a secret, and names are not secret. Choose a name.');
  }
  return value.length > LONGEST_LABEL ? t('Enter {0} characters at most.', LONGEST_LABEL) : undefined;
}

/** The word by which the request looks like one that sends, unless the user has said that it does not. */
export function suspicion({ method, url, pieces, keyPlace }: DeclareDraft): string | undefined {
  const posts = method === 'POST' || keyPlace === 'form' || keyPlace === 'json';
  const fields = pieces.filter(({ at }) => at === 'query' || at === 'form' || at === 'json');
  return sendingWord(
    posts ? 'POST' : 'GET',
    filledPath(url, () => 'x'),
    fields.map(({ name }) => name),
  );
}

/** Asks whether a request that looks like one that sends is to be sent. The first choice is to leave it. */
export async function askHarmless(
  frame: StepFrame,
  draft: DeclareDraft,
  word: string,
  { t }: Language,
): Promise<StepResult<boolean>> {
  const result = await pickStep(
    frame,
    t('"{0}" looks like a call that sends or changes something.', word),
    [
      {
        label: t('Go back and change the request'),
        detail: t('It would be sent now, and again with every refresh.'),
        value: false,
      },
      { label: t('It only asks for the balance'), value: true },
    ],
    draft.harmless === word,
  );
  if (result.kind === 'next' && !result.value) {
    return { kind: 'back' };
  }
  if (result.kind === 'next') {
    draft.harmless = word;
  }
  return result;
}
