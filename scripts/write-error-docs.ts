import { readFileSync, writeFileSync } from 'node:fs';
import { CodedError, ERROR_CODES, type ErrorCode } from '../protocol/error-codes.ts';
import { errorResponse } from '../server/http/error-response.ts';

/** Writes `docs/ERRORS.md` from the codes; with `--check`, fails where the file is not up to date. */
const rows = (Object.keys(ERROR_CODES) as ErrorCode[]).map(
  (code) => `| \`${code}\` | ${errorResponse(new CodedError(code)).status} | ${ERROR_CODES[code]} |`,
);
const text = `# Error codes

A refusal looks the same on every door: over HTTP the body \`{"error": {"code", "message", "data"?}}\` with the status
below, over a socket the acknowledgement \`{"ok": false, "error": {…}}\`, at a socket's handshake the \`data\` of its
\`connect_error\`. A refusal has changed nothing. \`message\` is for developers; people are shown their own language's
words for the code. A WebSocket frame over 64 KiB closes the connection with code 1009 instead.

| code | HTTP | meaning |
|---|---|---|
${rows.join('\n')}

This file is written by \`node scripts/write-error-docs.ts\`.
`;
if (!process.argv.includes('--check')) writeFileSync('docs/ERRORS.md', text);
else if (readFileSync('docs/ERRORS.md', 'utf8') !== text) {
  console.error('docs/ERRORS.md is not up to date: run node scripts/write-error-docs.ts');
  process.exit(1);
}
