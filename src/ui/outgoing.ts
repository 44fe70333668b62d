import { Redactor } from '../balance/redaction.ts';

/** The one place that text passes on its way out: messages, trouble on the screen, the log, exports, diagnostics. */
export const outgoing = new Redactor();
