#!/bin/sh
# Puts all that a machine without a network needs into dist/: wheels of dongling, the schools and all libraries, the
# content, the unit for systemd, and install.sh. It is for this machine's system and version of Python.
set -eu
cd "$(dirname "$0")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml | head -n 1)
bundle="dist/dongling-$version-wheels"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT

.venv/bin/python -m venv "$tools"
pip="$tools/bin/python -m pip --disable-pip-version-check --quiet"
rm -rf "$bundle" "$bundle.tar.gz"
mkdir -p "$bundle/wheels"
$pip download --require-hashes --only-binary :all: --dest "$bundle/wheels" -r requirements/run.txt
$pip install --no-index --find-links "$bundle/wheels" hatchling
for project in . plugins/*/; do
    $pip wheel --no-deps --no-build-isolation --wheel-dir "$bundle/wheels" "./$project"
done
cp requirements/run.txt "$bundle/requirements.txt"
cp scripts/install_bundle.sh "$bundle/install.sh"
cp -R courses seeds packaging LICENSE "$bundle/"
"$tools/bin/python" -c 'import platform, sys; print("%d.%d" % sys.version_info[:2], sys.platform, platform.machine())' \
    >"$bundle/made-for"
tar -czf "$bundle.tar.gz" -C dist "dongling-$version-wheels"
echo "$bundle.tar.gz"
