import { STATUS_CODES } from 'node:http';
import { textReply, type WireReply } from '../reply.ts';
import type { Refuse } from '../service.ts';
import type { StatusFault } from './fault.ts';

const PORTAL = `<!DOCTYPE html>
<html><head><title>Sign in to the network</title></head>
<body><form method="post" action="/login"><input name="user"><input name="password" type="password"></form></body></html>
`;
const BAD_GATEWAY = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>
`;

/** Answers that are not a balance: the provider's own errors, and those of what stands in front of it. */
export function statusFault(fault: StatusFault, refuse: Refuse): WireReply {
  switch (fault.kind) {
    case 'status': {
      const { status, body = `${STATUS_CODES[status] ?? 'Unknown'}\n`, headers } = fault;
      return textReply(status, 'text/plain', body, headers);
    }
    case 'html-portal':
      return textReply(200, 'text/html; charset=utf-8', PORTAL);
    case 'html-bad-gateway':
      return textReply(502, 'text/html', BAD_GATEWAY);
    case 'provider-error':
      return refuse(String(fault.code), fault);
  }
}
