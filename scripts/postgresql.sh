#!/bin/sh
# Installs what a PostgreSQL server in the tests is made of, once: Debian's package. No server is left running by it.
set -eu
cd "$(dirname "$0")/.."

fail() { # Chinese, English
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

newest() { # the folder of the newest server's programs
    for folder in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            echo "$("$folder/postgres" --version | grep -o '[0-9]*' | head -n 1) $folder"
        fi
    done | sort -n | tail -n 1
}

if [ -z "$(newest)" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "正在安装…… installing postgresql" >&2
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    else
        fail "数据库的测试需要 PostgreSQL。Debian：apt-get install postgresql" \
            "The tests on a database need PostgreSQL. On Debian: apt-get install postgresql"
    fi
fi
found=$(newest)
[ -n "$found" ] || fail "PostgreSQL 没有装好" "PostgreSQL is not installed"
echo "PostgreSQL ${found%% *} (${found#* })"
