import { describeFault } from '../../balance/fault/faultText.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { cleanHalf } from '../../balance/text/quotes.ts';
import type { Clock } from '../../base/clock.ts';
import { joinSentences, type Language } from '../../base/language.ts';
import { waitOf } from '../../monitor/ask/trial.ts';
import type { Http } from '../../net/request.ts';
import { credentialFields } from '../../providers/declared/parts.ts';
import { inReply } from '../../providers/declaring/chosen.ts';
import { numbersIn } from '../../providers/declaring/replyNumbers.ts';
import { tryRequest } from '../../providers/declaring/trial.ts';
import type { Field } from '../../providers/provider.ts';
import { holdText } from '../accounts/credential/credentialSteps.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { type InputResult, inputStep, type StepFrame, type SubmitProblem } from '../quickInput/inputBox.ts';
import { type DeclareDraft, requestDeclaration, requestOf, sentText } from './draft.ts';

const LONGEST_NUMBER = 40;

/** What a trial is made with. */
export interface TrialParts {
  readonly http: Http;
  readonly clock: Clock;
  readonly language: Language;
}

/** The parts of the credential that the request sends. */
export function partsOf(draft: DeclareDraft): readonly Field[] {
  return credentialFields(requestOf(draft).request);
}

/** Asks for one part of the credential, masked when it is secret. The last one sends the request before it is accepted. */
export async function askPart(
  frame: StepFrame,
  draft: DeclareDraft,
  field: Field,
  parts: TrialParts,
): Promise<InputResult> {
  const { t } = parts.language;
  const isLast = partsOf(draft).at(-1)?.id === field.id;
  const entered = requestOf(draft).credential[field.id] ?? '';
  const result = await inputStep(frame, {
    prompt:
      field.secret === true
        ? t(
            '{0}. It is sent once now, to {1} alone. It is kept only when you add an account.',
            field.name,
            hostIn(draft),
          )
        : t('{0}. It is not secret.', field.name),
    placeholder: field.name,
    value: entered,
    ...(field.secret === true ? { password: true } : {}),
    ...(entered === '' || !isLast
      ? {}
      : { note: t('It is entered already. Press Enter to send the request to {0} once.', hostIn(draft)) }),
    clean: cleanHalf,
    validate: (value) => (value === '' ? t('Enter the {0}.', field.name) : undefined),
    ...(isLast
      ? {
          trying: t('Trying…'),
          submit: (value, signal) => submit(draft, { ...draft.typed, [field.id]: value }, parts, signal),
        }
      : {}),
  });
  if ((result.kind === 'next' || result.kind === 'back') && result.value !== undefined && result.value !== entered) {
    draft.typed[field.id] = result.value;
  }
  return result;
}

function hostIn({ url }: DeclareDraft): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** Sends the request, unless this very one was answered already. */
async function submit(
  draft: DeclareDraft,
  typed: Record<string, string>,
  { http, clock, language }: TrialParts,
  signal: AbortSignal,
): Promise<SubmitProblem | undefined> {
  const { t } = language;
  const { request, credential, inexact } = requestOf({ ...draft, typed });
  if (inexact !== undefined) {
    return {
      text: t(
        'The number {0} in the body has more digits than a declaration keeps, so nothing was sent. Write it as a text, in quotes, if the provider takes it so.',
        plainText(inexact, LONGEST_NUMBER),
      ),
    };
  }
  const fields = credentialFields(request);
  outputRedactor.know(
    credential,
    fields.flatMap(({ id, secret }) => (secret === true ? [id] : [])),
  );
  const sent = sentText(request, credential);
  if (draft.answered?.sent === sent) {
    return undefined;
  }
  draft.answered = undefined;
  const heldUntil = draft.held?.host === hostIn(draft) ? draft.held.until : 0;
  if (heldUntil > clock.now()) {
    return { text: holdText(heldUntil, clock.now(), language) };
  }
  const sentAt = clock.now();
  let trial: Awaited<ReturnType<typeof tryRequest>>;
  try {
    trial = await tryRequest(requestDeclaration(draft), credential, http, clock, signal);
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    throw error;
  }
  if (trial.kind === 'refused') {
    const until = waitOf({ fault: trial.fault, sentAt, answeredAt: clock.now() });
    const isHeld = until > clock.now();
    draft.held = isHeld ? { host: hostIn(draft), until } : undefined;
    const next = isHeld ? holdText(until, clock.now(), language) : t('Press Enter to try again.');
    return { text: joinSentences([describeFault(trial.fault, language), next], language) };
  }
  const found = numbersIn(trial.sample);
  if (found.numbers.length === 0) {
    return { text: t('The provider has answered, and there is no number in it that could be a balance.') };
  }
  draft.answered = { sent, reply: trial.reply, sample: trial.sample, found };
  // What was chosen before is chosen again where the reply has it.
  draft.chosen = draft.chosen.flatMap((chosen) => {
    const number = found.numbers.find(({ at }) => JSON.stringify(at) === JSON.stringify(chosen.number.at));
    return number === undefined ? [] : [inReply(chosen, number)];
  });
  return undefined;
}
