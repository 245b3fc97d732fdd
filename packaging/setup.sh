# Shared by run.sh and test.sh: Python, virtual environment, locked requirements, system libraries.
# Sourced, not run. Every message to the user is one Chinese sentence that says what to do.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$here/.venv"
qt_libraries="libegl1 libgl1 libopengl0 libfontconfig1 libdbus-1-3 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 \
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
libxcb-sync1 libxcb-xkb1 libcups2"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

may_install() { # whether this user may install Debian packages here
    [ "${FAZHI_DESK_APT:-1}" != 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

install_packages() { # names of Debian packages; false if they could not be installed
    may_install || return 1
    say "正在安装系统组件：$*"
    if [ ! -e /tmp/.fazhi-desk-apt ]; then
        apt-get update -qq >/dev/null 2>&1 || true
        : >/tmp/.fazhi-desk-apt
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

find_python() { # a Python of 3.11 or later, in $python
    for python in "${FAZHI_DESK_PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        [ -n "$python" ] || continue
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
    done
    stop "需要 Python 3.11 或更新的版本，请先安装（Debian 12 上：apt install python3 python3-venv）。"
}

make_venv() {
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import pip' 2>/dev/null && return 0
    find_python
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv"
        install_packages python3-venv && "$python" -m venv "$venv" >/dev/null 2>&1 ||
            { rm -rf "$venv"; stop "Python 缺少 venv 组件，请先安装它（Debian 上：apt install python3-venv）后再运行。"; }
    fi
}

install_requirements() { # lock file
    local lock="$1" stamp
    stamp="$venv/.installed-$(basename "$lock")"
    cmp -s "$lock" "$stamp" && return 0
    say "正在准备运行环境，第一次需要几分钟……"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" >&2 ||
        stop "依赖没有装全，请检查网络或软件源后再运行一次；离线安装的办法见 README。"
    cp "$lock" "$stamp"
}

need_qt() { # the system libraries Qt needs, even to draw off screen
    local check='import PySide6.QtWidgets'
    "$venv/bin/python" -c "$check" >/dev/null 2>&1 && return 0
    # shellcheck disable=SC2086
    install_packages $qt_libraries
    "$venv/bin/python" -c "$check" >/dev/null 2>&1 ||
        stop "系统缺少窗口所需的组件，请先安装：apt install $(echo $qt_libraries)"
}
