import { hostOf } from '../../balance/account/endpoint.ts';
import { type AccountStatus, troubleOf } from '../../balance/account/state.ts';
import type { Fault } from '../../balance/fault/fault.ts';
import { describeFault } from '../../balance/fault/faultText.ts';
import { joinList, type Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { productOf } from '../../wording/accountText.ts';
import { isPresent } from './standing.ts';

/** What has gone wrong with an account, and what to do on a command line, in the provider's own words where it has some. */
export function troubleSentence(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
): string | undefined {
  const trouble = troubleOf(status.state);
  if (trouble === undefined) {
    const isAwaited = status.refreshing && !isPresent(status);
    return isAwaited ? language.t('Another run asks for it at the moment. Try again.') : undefined;
  }
  const product = productOf(status, providers);
  const provider = providers.find(({ id }) => id === status.account.provider);
  return (product && provider?.explain(trouble.fault, product, language.t)) ?? faultSentence(trouble.fault, language);
}

/** {@link describeFault}, where that names nothing that only an editor has. */
export function faultSentence(fault: Fault, language: Language): string {
  const { t } = language;
  switch (fault.kind) {
    case 'no-credential':
      return noCredential(fault.variables ?? [], language);
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

function noCredential(variables: readonly string[], language: Language): string {
  const [first] = variables;
  return first === undefined
    ? language.t('The account names no variables for its credential. Add "env" to it in the file.')
    : language.t(
        '{0}: nothing is set. Set each, or {1} to the path of a file, or put a file of that name into {2}.',
        joinList(variables, language),
        `${first}_FILE`,
        '$CREDENTIALS_DIRECTORY',
      );
}
