import { hostOf } from '../../balance/account/endpoint.ts';
import { type AccountStatus, troubleOf } from '../../balance/account/state.ts';
import type { Fault, UnusableFile } from '../../balance/fault/fault.ts';
import { describeFault } from '../../balance/fault/faultText.ts';
import { joinList, joinSentences, type Language, type Translate } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { productOf } from '../../wording/accountText.ts';
import { LARGEST_PART_FILE } from '../shell/credentials.ts';
import { isPresent } from './standing.ts';

/** What has gone wrong with an account, and what to do on a command line, in the provider's own words where it has some. */
export function troubleSentence(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
): string | undefined {
  const { t } = language;
  const trouble = troubleOf(status.state);
  if (trouble === undefined) {
    return isPresent(status)
      ? undefined
      : status.refreshing
        ? t('Another run asks for it at the moment. Try again.')
        : t('An earlier run was given up before the answer came. Try again after {0}.', soonest(status, language));
  }
  const product = productOf(status, providers);
  const provider = providers.find(({ id }) => id === status.account.provider);
  const sentence = (product && provider?.explain(trouble.fault, product, t)) ?? faultSentence(trouble.fault, language);
  const variables = Object.values(status.account.env ?? {});
  return trouble.fault.kind === 'auth' && variables.length > 1
    ? joinSentences(
        [sentence, t('Check that each of {0} holds its own part.', joinList(variables, language))],
        language,
      )
    : sentence;
}

/** From when on an account may be asked again. */
function soonest({ nextAt = 0 }: AccountStatus, { locale, timeZone }: Language): string {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(locale, { ...time, ...(timeZone === undefined ? {} : { timeZone }) }).format(nextAt);
}

/** {@link describeFault}, where that names nothing that only an editor has. */
export function faultSentence(fault: Fault, language: Language): string {
  const { t } = language;
  switch (fault.kind) {
    case 'no-credential':
      return noCredential(fault, language);
    case 'unconfirmed': {
      const options = fault.addresses.map((address) => `--allow-host ${hostOf(address)}`).join(' ');
      const addresses = joinList(fault.addresses, language);
      return t('{0} is not an address of the provider, so nothing was sent. If it is right: {1}', addresses, options);
    }
    case 'proxy':
      return fault.status === undefined
        ? t('The proxy cannot be reached. Check the proxy settings of this machine.')
        : t('The proxy refused the connection ({0}). Check the proxy settings of this machine.', fault.status);
    case 'auth':
      return t('The provider refused the credential. Replace it; until then it is not sent again.');
    case 'internal':
      return t('The program has made a mistake ({0}). Please report it.', fault.name);
    default:
      return describeFault(fault, language);
  }
}

function noCredential(
  { variables = [], files = [], alike, blanksIn }: Extract<Fault, { readonly kind: 'no-credential' }>,
  language: Language,
): string {
  const { t } = language;
  const [first] = variables;
  if (first === undefined) {
    return t('The account names no variables for its credential. Add "env" to it in the file.');
  }
  if (alike !== undefined) {
    return t('{0} holds what looks like the {1}, so nothing was sent. Check what it holds.', first, alike);
  }
  if (blanksIn !== undefined) {
    return t('{0} holds blanks, and the {1} has none, so nothing was sent. Check what it holds.', first, blanksIn);
  }
  const unusable = files.map(({ named, problem }) =>
    t('The file that {0} stands for cannot be used: {1}.', named, fileProblem(problem, t)),
  );
  const unset = t(
    '{0}: nothing is set. Set each, or {1} to the path of a file, or put a file of that name into {2}.',
    joinList(variables, language),
    `${first}_FILE`,
    '$CREDENTIALS_DIRECTORY',
  );
  return joinSentences([...unusable, unset], language);
}

function fileProblem(problem: UnusableFile['problem'], t: Translate): string {
  switch (problem) {
    case 'empty':
      return t('it is empty');
    case 'no-file':
      return t('it is no file');
    case 'too-large':
      return t('it is larger than {0} KiB', LARGEST_PART_FILE / 1024);
    default:
      return problem;
  }
}
