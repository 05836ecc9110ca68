#!/bin/sh
# Runs the tests of search on Whoosh-Reloaded instead of whoosh3: the exit door stays open only if it is tried.
# It has an environment of its own inside .venv, since both are imported by the name `whoosh`.
set -eu
cd "$(dirname "$0")/.."

home=.venv/reloaded
lock=requirements/reloaded.txt
state=$(cat "$lock" pyproject.toml plugins/*/pyproject.toml "$0" | cksum)

if [ "$(cat "$home/made" 2>/dev/null)" != "$state" ]; then
    echo "正在准备 $home…… making $home" >&2
    rm -rf "$home"
    if command -v uv >/dev/null; then
        uv venv --quiet --no-python-downloads --python .venv/bin/python "$home"
        set -- uv pip install --quiet --no-python-downloads --python "$home/bin/python"
    else
        .venv/bin/python -m venv "$home"
        set -- "$home/bin/python" -m pip install --quiet --disable-pip-version-check
    fi
    "$@" --require-hashes -r "$lock"
    "$@" --no-deps --no-build-isolation -e . -e plugins/donglin -e plugins/lianyuan -e plugins/qiaoyi
    echo "$state" >"$home/made"
fi

# A cluster has no Whoosh.
exec "$home/bin/python" -m pytest -q tests/dongling_search \
    --ignore tests/dongling_search/engines/opensearch
