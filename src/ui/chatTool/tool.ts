import * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { readAccounts } from '../editor/configuration.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { type AnswerParts, accountsFor, balanceAnswer } from './answer.ts';
import { confirmationOf } from './confirmation.ts';
import { periodIn, type SpendingOf, spendingAnswer } from './spendingAnswer.ts';

/** What the tool answers from. */
export interface BalanceToolParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly outlooks: { readonly of: OutlookOf };
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly language: Language;
  readonly spendingOf: SpendingOf;
}

/** Lets language models ask how many messages are left and were spent. It reads what is known already and sends no request. */
export function balanceTool(parts: BalanceToolParts) {
  const { monitor, outlooks, providers, clock, language } = parts;
  const answerParts = (): AnswerParts => ({
    ...{ providers, language },
    statuses: monitor.statuses(),
    invalid: readAccounts(providers).invalid,
    outlookOf: outlooks.of,
    now: clock.now(),
  });
  return {
    prepareInvocation({ input }) {
      const { title, message } = confirmationOf(input, answerParts());
      return {
        invocationMessage: language.t('Reading the balances'),
        confirmationMessages: { title, message: new vscode.MarkdownString(outputRedactor.redact(message)) },
      };
    },
    async invoke({ input }, token) {
      if (token.isCancellationRequested) {
        throw new vscode.CancellationError();
      }
      const known = answerParts();
      const period = periodIn(input);
      const asked = period === undefined ? [] : accountsFor(input, known);
      const spending =
        period === undefined || asked.length === 0
          ? []
          : [await spendingAnswer(asked, period, parts.spendingOf, language.timeZone)];
      const answer = [balanceAnswer(input, known), ...spending].join('\n\n');
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(outputRedactor.redact(answer))]);
    },
  } satisfies vscode.LanguageModelTool<unknown>;
}
