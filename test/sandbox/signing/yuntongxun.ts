import { createHash } from 'node:crypto';

/** Yuntongxun's parameter `sig`. `time` is `yyyyMMddHHmmss` in Beijing. */
export function yuntongxunSignature(accountSid: string, authToken: string, time: string): string {
  return createHash('md5')
    .update(accountSid + authToken + time, 'utf8')
    .digest('hex')
    .toUpperCase();
}

/** Milliseconds since 1970 of `yyyyMMddHHmmss` in Beijing; `NaN` when it is not written so, or is no time. */
export function beijingTime(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  const [, year, month, day, hour, minute, second] = parts ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}
