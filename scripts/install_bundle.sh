#!/bin/sh
# Installs dongling, the schools and the content from what lies beside this file; no network is needed.
#   sh install.sh /opt/dongling/0.1.0      a folder that is not there yet: the one of before stays for the way back
set -eu
here=$(cd "$(dirname "$0")" && pwd)

fail() { # Chinese, English
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

made_for=$(cat "$here/made-for")

find_python() {
    for candidate in ${PYTHON:-} "python${made_for%% *}" python3; do
        if [ "$("$candidate" -c 'import ensurepip, platform, sys, venv; print("%d.%d" % sys.version_info[:2], sys.platform, platform.machine())' 2>/dev/null)" = "$made_for" ]; then
            echo "$candidate"
            return
        fi
    done
    fail "这一包只给 Python $made_for（要有 venv）；换一个：PYTHON=路径 sh install.sh ..." \
        "This bundle is for Python $made_for, with venv; name one: PYTHON=PATH sh install.sh ..."
}

[ $# = 1 ] || fail "用法：sh install.sh 新文件夹" "Usage: sh install.sh NEW-FOLDER"
[ ! -e "$1" ] || fail "$1 已经有了；换一个新的文件夹名，旧的留着好退回" "$1 is there; take a new folder, the one of before is the way back"
python=$(find_python)
mkdir -p "$1"
"$python" -m venv "$1/.venv"
pip="$1/.venv/bin/python -m pip --disable-pip-version-check --quiet install --no-index --find-links $here/wheels"
$pip --require-hashes -r "$here/requirements.txt"
$pip --no-deps "$here"/wheels/dongling-*.whl "$here"/wheels/dongling_school_*.whl
cp -R "$here/courses" "$here/seeds" "$1/"
echo "装好了：$1/.venv/bin/dongling serve $1/courses"
echo "Installed: $1/.venv/bin/dongling serve $1/courses"
