import type { Socket } from 'node:net';
import { checkServerIdentity, TLSSocket } from 'node:tls';
import type { Fault } from '../balance/fault/fault.ts';
import { type Asked, faultOfFailure, proxyFault } from './failure.ts';

/**
 * What is wrong with where an answer of `status` came from; `undefined` when it is from the host that was asked. The answer to
 * an `https` address counts only when it came through a TLS connection whose certificate is trusted and is for that host.
 * Agents hand on a proxy's refusal of a tunnel over a socket of its own, and everything in it is the proxy's word.
 */
export function originFault(socket: Socket, status: number | undefined, asked: Asked): Fault | undefined {
  if (!asked.secure) {
    return undefined;
  }
  if (!(socket instanceof TLSSocket)) {
    return proxyFault(status);
  }
  if (!socket.authorized) {
    const fault = faultOfFailure({ code: String(socket.authorizationError) }, asked);
    return fault.kind === 'tls' ? fault : { kind: 'tls', host: asked.host, problem: 'untrusted' };
  }
  // A session that is resumed shows no certificate. It was checked when the session began, and no proxy's is ever resumed:
  // sessions are kept by the agent for direct connections, by the host they are with.
  const isForAsked =
    socket.isSessionReused() || checkServerIdentity(bare(asked.hostname), socket.getPeerCertificate()) === undefined;
  return isForAsked ? undefined : proxyFault(status);
}

/** Whether what comes over a socket is not encrypted; of one that does not exist, nothing comes. */
export function isPlain(socket: Socket | null): boolean {
  return socket !== null && !(socket instanceof TLSSocket);
}

/** An address of IPv6 without its brackets, as certificates hold it. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
