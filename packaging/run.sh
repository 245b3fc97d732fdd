#!/usr/bin/env bash
# Open the desk, setting up whatever is missing: bash packaging/run.sh [FILE]
# Where there is no display, do the same job without a window.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

make_venv
install_requirements "$here/packaging/requirements.txt"
need_qt
desk() { PYTHONPATH="$here${PYTHONPATH:+:$PYTHONPATH}" "$venv/bin/python" -m fazhi_desk "$@"; }

has_display() {
    [ "$(uname)" = Darwin ] && return 0
    [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || return 1
    [ "${QT_QPA_PLATFORM:-}" != offscreen ] || return 1
    local check='from PySide6.QtGui import QGuiApplication as A; A([])'
    "$venv/bin/python" -c "$check" >/dev/null 2>&1 && return 0
    # shellcheck disable=SC2086
    install_packages $qt_libraries && "$venv/bin/python" -c "$check" >/dev/null 2>&1
}

if has_display; then
    # Offices' desktops mostly run fcitx; the wheel has only the ibus bridge, which fcitx answers too.
    if [ -z "${QT_IM_MODULE:-}" ] || [ "${QT_IM_MODULE:-}" = fcitx ]; then export QT_IM_MODULE=ibus; fi
    if [ $# -gt 0 ]; then desk -- "$@"; else desk --sample; fi
    exit $?
fi

say "这里没有图形界面，改为在命令行里做同样的事：起草、审校、导出。"
out="${HOME:-}/法治写作台"
mkdir -p "$out" 2>/dev/null || out=$(mktemp -d)
year=$(date +%Y)
if [ $# -gt 0 ]; then
    draft="$1"
    [ -f "$draft" ] || stop "找不到“$draft”，请核对文件名和位置。"
    name=$(basename "$draft"); name="${name%.*}"
else
    name="${year}年法治政府建设工作总结"
    draft="$out/$name.fzd"
    # What somebody has begun to fill in is never written over.
    [ -e "$draft" ] || desk new county --year "$year" -o "$draft"
fi
status=0
desk review "$draft" || status=$?
[ "$status" -le 1 ] || exit "$status"
word="$out/$name.docx"
n=2
while [ -e "$word" ]; do word="$out/$name-$n.docx"; n=$((n + 1)); done
desk export "$draft" -o "$word"
