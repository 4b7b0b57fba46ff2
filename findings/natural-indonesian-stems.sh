#!/usr/bin/env bash
# natural 8.1.1, StemmerId: words of one family get different stems, and one verb becomes an animal. "berikan" (give!) is "ikan" (fish),
# "kerusakan" (damage) is "rusa" (deer) though "rusak" (damaged) stays, "dipesan" (ordered) is "pes" while "pesanan" (order) is "pesan".
# A search that stems both sides does not find damage by damaged.
# Seen with Node 20; packages: natural@8.1.1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const StemmerId = require('natural/lib/natural/stemmers/indonesian/stemmer_id');
for (const word of ['berikan', 'memberi', 'rusak', 'kerusakan', 'pesanan', 'dipesan', 'memesan']) console.log(`${word}: ${StemmerId.stem(word)}`);
CODE
cat >expected <<'SEEN'
berikan: ikan
memberi: beri
rusak: rusak
kerusakan: rusa
pesanan: pesan
dipesan: pes
memesan: mes
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
