import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** A reply as it goes over the wire, complete and undamaged. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How a reply, or what a fault makes of it, reaches the client. */
export interface Delivery {
  /** The HTTP status that the client gets to see, `null` when there is none. */
  readonly httpStatus: number | null;
  send(response: ServerResponse): void;
}

export function textReply(
  status: number,
  contentType: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): WireReply {
  return { status, headers: { 'Content-Type': contentType, ...headers }, body: Buffer.from(text) };
}

/** The reply as it is, with a correct length. */
export function whole(reply: WireReply): Delivery {
  return {
    httpStatus: reply.status,
    send(response) {
      const framing = reply.status === 204 ? {} : { 'Content-Length': reply.body.byteLength };
      response.writeHead(reply.status, { ...reply.headers, ...framing });
      response.end(reply.body);
    },
  };
}

/** Leaves every byte to `act`, which owns the socket from then on. */
export function onSocket(httpStatus: number | null, act: (socket: Socket) => void): Delivery {
  return {
    httpStatus,
    send(response) {
      if (response.socket !== null) {
        act(response.socket);
      }
    },
  };
}

/** Status line and headers with the empty line after them; `framing` says how the body ends. */
export function headOf(reply: WireReply, framing: Readonly<Record<string, string>>): string {
  const headers = { ...reply.headers, ...framing, Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? 'Unknown'}\r\n${lines.join('')}\r\n`;
}

export function withLength(reply: WireReply, length = reply.body.byteLength): string {
  return headOf(reply, { 'Content-Length': String(length) });
}
