#!/usr/bin/env bash
# Detectors that cannot tell Malay from Indonesian, each the other way round: tinyld 1.3.4 has Indonesian and no Malay, eld 2.1.0 has Malay
# and no Indonesian. Whatever is said in either language is the one they have, with no sign of doubt: "nak cakap dengan orang" (Malay)
# is id, "uang saya kapan kembali" (Indonesian) is ms.
# Seen with Node 20; packages: tinyld@1.3.4, eld@2.1.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts tinyld@1.3.4 eld@2.1.0 >/dev/null 2>&1
cat >seen.mjs <<'CODE'
import { eld } from 'eld';
import { detect } from 'tinyld';

await eld.load('large');
for (const said of ['nak cakap dengan orang', 'duit saya bila dapat balik', 'uang saya kapan kembali', 'mau bicara dengan orang'])
  console.log(`${said}: tinyld ${detect(said)}, eld ${eld.detect(said).language}`);
CODE
cat >expected <<'SEEN'
nak cakap dengan orang: tinyld id, eld ms
duit saya bila dapat balik: tinyld id, eld ms
uang saya kapan kembali: tinyld id, eld ms
mau bicara dengan orang: tinyld id, eld ms
SEEN
node seen.mjs | tee seen
diff expected seen && echo 'as stated'
