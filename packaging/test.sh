#!/usr/bin/env bash
# Set up and run everything: bash packaging/test.sh [--long] [pytest arguments]
# The last line names what had to be skipped, if anything.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

make_venv
install_requirements "$here/packaging/requirements-test.txt"
wanted=""
command -v soffice >/dev/null 2>&1 || wanted="$wanted libreoffice-writer-nogui"
command -v pdftotext >/dev/null 2>&1 || wanted="$wanted poppler-utils"
command -v Xvfb >/dev/null 2>&1 || wanted="$wanted xvfb xauth"
fc-list 2>/dev/null | grep -q 'Noto Serif CJK' || wanted="$wanted fontconfig fonts-noto-cjk"
fc-list 2>/dev/null | grep -q 'AR PL UKai' || wanted="$wanted fonts-arphic-ukai"
if [ -n "$wanted" ]; then
    # shellcheck disable=SC2086
    install_packages $wanted || say "没有安装$wanted，用到它们的测试会跳过。"
fi
need_qt

cd "$here"
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" PYTHONDONTWRITEBYTECODE=1
status=0
"$venv/bin/python" -m ruff check . || status=1
"$venv/bin/python" -m mypy || status=1
results=$(mktemp)
"$venv/bin/python" -m pytest -n 2 --dist loadgroup --junitxml "$results" "$@" || status=$?
skipped=$("$venv/bin/python" packaging/skipped.py "$results")
rm -f "$results"
if [ -n "$skipped" ]; then
    say "跳过的测试：$skipped"
    if [ "${FAZHI_DESK_NO_SKIP:-0}" = 1 ] && [ "$status" = 0 ]; then status=1; fi
fi
exit "$status"
