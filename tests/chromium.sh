#!/bin/sh
# The browser stories need Chromium. Where Debian's packages may be installed, install it; otherwise say what to do.
set -eu
for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Chromium is missing; installing Debian's package for the browser stories."
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "The browser stories need Chromium: install it (Debian: apt install chromium) or set CHROMIUM to its path." >&2
exit 1
