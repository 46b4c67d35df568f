#!/usr/bin/env bash
# Asks a store API whether it is there, as a caller who has no account would.
#
#   infra/smoke-test.sh BASE_URL [SECONDS]
#
# Waits up to SECONDS (60) for GET /health to answer exactly {"status":"ok"}; then the contract has to be served, and
# orders have to be refused to who is not logged in. Exits with 0 when all of it is so.
set -euo pipefail

fail() {
  echo "smoke-test: $*" >&2
  exit 1
}

ask() { curl --silent --max-time 10 "$@"; }

(($# == 1 || $# == 2)) || {
  sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
  exit 64
}
base="${1%/}"
deadline=$(($(date +%s) + ${2:-60}))

until [[ "$(ask "$base/health")" == '{"status":"ok"}' ]]; do
  (($(date +%s) < deadline)) || fail "$base/health does not answer {\"status\":\"ok\"}"
  sleep 2
done
[[ "$(ask --output /dev/null --write-out '%{http_code}' "$base/openapi.json")" == 200 ]] ||
  fail 'the contract is not served'
[[ "$(ask --output /dev/null --write-out '%{http_code}' "$base/orders")" == 401 ]] ||
  fail 'orders are not refused to strangers'
echo "smoke-test: $base is well"
