import { randomUUID } from 'node:crypto';
import type { RequestContentType } from '../../balance/account/account.ts';

/** A request's body and its media type. */
export interface Form {
  readonly contentType: string;
  readonly body: string;
}

/** Writes fields in one of the three forms that the services read. */
export function encodeForm(fields: Readonly<Record<string, string>>, type: RequestContentType): Form {
  switch (type) {
    case 'urlencoded':
      return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
    case 'json':
      return { contentType: 'application/json', body: JSON.stringify(fields) };
    case 'multipart': {
      // Random, so that no value can hold it.
      const boundary = randomUUID();
      const parts = Object.entries(fields).map(
        ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      return {
        contentType: `multipart/form-data; boundary=${boundary}`,
        body: `${parts.join('')}--${boundary}--\r\n`,
      };
    }
  }
}
