#!/usr/bin/env bash
# s3mini 1.0.2 beside s3rver 3.7.1: a file named "it's.jpg" is listed as "it&#x27;s.jpg", as the client turns named character
# references of the answer back and numeric ones not. A sweep that lists and deletes asks for a name that is not there.
# Seen with Node 20; packages: s3mini@1.0.2, s3rver@3.7.1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts s3mini@1.0.2 s3rver@3.7.1 >/dev/null 2>&1
cat >seen.mjs <<'CODE'
import { mkdtempSync } from 'node:fs';
import { S3mini } from 's3mini';
import S3rver from 's3rver';

const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: mkdtempSync('files-'), configureBuckets: [{ name: 'files' }] });
const { port } = await server.run();
const client = new S3mini({ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', endpoint: `http://127.0.0.1:${port}/files`, region: 'us-east-1' });
for (const name of ["it's.jpg", 'a&b.jpg', 'plain.jpg']) await client.putObject(`photos/${name}`, 'x');
for (const { Key } of await client.listObjects('/', 'photos/')) console.log(`${Key}: ${(await client.objectExists(Key)) ? 'there' : 'not there'}`);
await server.close();
CODE
cat >expected <<'SEEN'
photos/a&b.jpg: there
photos/it&#x27;s.jpg: not there
photos/plain.jpg: there
SEEN
node seen.mjs | tee seen
diff expected seen && echo 'as stated'
