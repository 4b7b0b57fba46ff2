#!/usr/bin/env bash
# s3rver 3.7.1, the S3 server of many test suites, answers 500 InternalError to a list that does not fit one page, on Node 17 and
# later: it makes the continuation token with a cipher call that Node refuses. Code that pages through a bucket cannot be tested with it.
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
for (let i = 0; i < 12; i++) await client.putObject(`photos/${i}`, 'x');
for (const most of [12, 10])
  console.log(`${most} of 12: ${await client.listObjectsPaged('/', 'photos/', most).then(({ objects }) => `${objects?.length} listed`, (error) => error.message)}`);
await server.close();
CODE
cat >expected <<'SEEN'
12 of 12: 12 listed
10 of 12: S3 returned 500 – InternalError
SEEN
node seen.mjs | tee seen
diff expected seen && echo 'as stated'
