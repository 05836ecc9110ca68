#!/bin/sh
# Makes what `make serve` and `make test` need, once, and then does nothing until a lock or a pyproject changes.
#   sh scripts/setup.sh run       .venv with what the program needs, and the program itself, editable
#   sh scripts/setup.sh dev       the same and the test tools
#   sh scripts/setup.sh browser   Chromium, Chinese fonts and what drives them, for the browser tests; after dev
set -eu
cd "$(dirname "$0")/.."

fail() { # Chinese, English
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    fail "没有找到 Python 3.11 或更新的版本。Debian：apt-get install python3 python3-venv" \
        "No Python 3.11 or newer found. On Debian: apt-get install python3 python3-venv"
}

make_venv() {
    python=$(find_python)
    rm -rf .venv
    if command -v uv >/dev/null; then
        uv venv --quiet --no-python-downloads --python "$python" .venv
    elif "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv .venv
    else
        fail "这个 Python 缺少 venv。Debian：apt-get install python3-venv" \
            "This Python lacks venv. On Debian: apt-get install python3-venv"
    fi
}

pip_install() {
    if command -v uv >/dev/null; then
        uv pip install --quiet --no-python-downloads --python .venv/bin/python "$@"
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
    fi
}

# The folder is part of it: an editable install points to where it was made.
state() {
    { pwd && cat "requirements/$1.txt" pyproject.toml plugins/*/pyproject.toml scripts/setup.sh; } | cksum
}

install() { # run or dev; dev holds all of run
    state=$(state "$1")
    if .venv/bin/python -c '' 2>/dev/null && [ "$(cat ".venv/made-$1" 2>/dev/null)" = "$state" ]; then
        return
    fi
    echo "正在准备 .venv（$1）…… making .venv ($1)" >&2
    .venv/bin/python -c '' 2>/dev/null || make_venv
    pip_install --require-hashes -r "requirements/$1.txt"
    pip_install --no-deps --no-build-isolation -e . -e plugins/donglin -e plugins/lianyuan -e plugins/qiaoyi
    [ "$1" = run ] || state run >.venv/made-run
    echo "$state" >".venv/made-$1"
}

has_browser() {
    [ -x "${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null
}

has_chinese_font() {
    if command -v fc-list >/dev/null; then
        fc-list :lang=zh-cn | grep -q .
    else
        find /usr/share/fonts -iname '*cjk*' 2>/dev/null | grep -q .
    fi
}

# Playwright's own program wants libatomic, which a bare Debian lacks.
has_driver() {
    .venv/bin/playwright --version >/dev/null 2>&1
}

browser() {
    if has_browser && has_chinese_font && has_driver; then
        return
    fi
    packages="chromium fonts-noto-cjk libatomic1"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "正在安装…… installing $packages" >&2
        apt-get update -qq
        # shellcheck disable=SC2086  # one word a package
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    else
        fail "浏览器测试需要 Chromium 和中文字体。Debian：apt-get install $packages（别处的 Chromium 用 CHROMIUM=路径）" \
            "The browser tests need Chromium and Chinese fonts. On Debian: apt-get install $packages (a Chromium elsewhere: CHROMIUM=PATH)"
    fi
}

case "${1:-}" in
run | dev) install "$1" ;;
browser) browser ;;
*) fail "用法：sh scripts/setup.sh run|dev|browser" "Usage: sh scripts/setup.sh run|dev|browser" ;;
esac
