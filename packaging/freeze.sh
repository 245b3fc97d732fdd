#!/usr/bin/env bash
# Build the program as one folder that needs no Python: bash packaging/freeze.sh [FOLDER]
# Result: FOLDER/fazhi-desk (default .frozen/fazhi-desk), to be copied whole. Made for the system it is built on.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
venv="$here/.venv-freeze"  # of its own: what only tests need must not get in
out="${1:-$here/.frozen}"

make_venv
install_requirements "$here/packaging/requirements.txt"
install_requirements "$here/packaging/requirements-freeze.txt"
command -v objdump >/dev/null 2>&1 || install_packages binutils || stop "打包需要 binutils，请先安装后再运行。"
need_qt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$venv/bin/python" -m PyInstaller --noconfirm --log-level ERROR --distpath "$out" --workpath "$work" \
    "$here/packaging/fazhi_desk.spec" || stop "打包没有成功，上面是 PyInstaller 的说明。"
say "打包好了：$out/fazhi-desk，整个文件夹拷到别的机器上就能用（fazhi-desk-window 打开窗口，fazhi-desk 是命令行）。"
