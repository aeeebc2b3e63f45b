#!/bin/sh
# The browser stories need Chromium, best without windows (its "headless shell" starts three times as fast).
# Where Debian's packages may be installed, install it; otherwise say what to do.
set -eu
for name in "${CHROMIUM:-chromium-headless-shell}" chromium-headless-shell; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's Chromium for the browser stories."
    apt-get update -qq || true
    for package in chromium-headless-shell chromium; do
        if apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1; then exit 0; fi
    done
fi
for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
echo "The browser stories need Chromium: install it (Debian: apt install chromium-headless-shell) or set CHROMIUM to its path." >&2
exit 1
