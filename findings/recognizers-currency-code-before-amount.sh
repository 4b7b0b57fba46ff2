#!/usr/bin/env bash
# @microsoft/recognizers-text-number-with-unit divides an amount by 100 when the currency's code or sign stands before it with a
# space: "USD 50" is 0.5 United States dollars, "RM 49.90" is 0.499 ringgit, "Rp 100000" is 1000 rupiah. The same sum with the
# code after it, or with "$", is right; so is "HKD 50". "RM50" and "50 ringgit" are no sums at all. A bot that fills a refund form
# from recognizeCurrency pays a hundredth.
# Seen with Node 20; packages: @microsoft/recognizers-text-number-with-unit@1.3.1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-number-with-unit@1.3.1 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { recognizeCurrency } = require('@microsoft/recognizers-text-number-with-unit');
for (const said of ['USD 50', '50 USD', '$50', 'RM 49.90', '49.90 MYR', 'RM50', '50 ringgit', 'Rp 100000', 'HKD 50', 'TWD 50', 'NT$ 50']) {
  const [found] = recognizeCurrency(said, 'en-us');
  console.log(`${said}: ${found ? `${found.resolution.value} ${found.resolution.isoCurrency ?? found.resolution.unit}` : 'nothing'}`);
}
CODE
cat >expected <<'SEEN'
USD 50: 0.5 USD
50 USD: 50 USD
$50: 50 Dollar
RM 49.90: 0.499 MYR
49.90 MYR: 49.9 MYR
RM50: nothing
50 ringgit: nothing
Rp 100000: 1000 IDR
HKD 50: 50 HKD
TWD 50: 0.5 TWD
NT$ 50: 50 TWD
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
