#!/bin/sh
# Makes the environments of what we are measured against, once, inside .venv, each with its own lock.
#   .venv/bench       tantivy, jieba and the models beside ourselves and the schools: bench.search, bench.scale
#   .venv/datasette   Datasette alone, which brings its own of what we use too
set -eu
cd "$(dirname "$0")/.."

make_environment() { # name; then what else to install, without its needs
    home=.venv/$1
    lock=requirements/$1.txt
    shift
    state=$(cat "$lock" pyproject.toml "$0" | cksum)
    [ "$(cat "$home/made" 2>/dev/null)" != "$state" ] || return 0
    echo "正在准备 $home…… making $home" >&2
    rm -rf "$home"
    if command -v uv >/dev/null; then
        uv venv --quiet --no-python-downloads --python .venv/bin/python "$home"
        pip="uv pip install --quiet --no-python-downloads --python $home/bin/python"
    else
        .venv/bin/python -m venv "$home"
        pip="$home/bin/python -m pip install --quiet --disable-pip-version-check"
    fi
    $pip --require-hashes -r "$lock"
    [ $# = 0 ] || $pip --no-deps --no-build-isolation "$@"
    echo "$state" >"$home/made"
}

make_environment bench -e . -e plugins/donglin -e plugins/lianyuan -e plugins/qiaoyi
make_environment datasette
