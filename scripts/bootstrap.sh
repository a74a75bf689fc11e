#!/bin/sh
# Makes this checkout runnable on a bare machine: system libraries (Debian and Ubuntu), .venv,
# the locked Python packages, the program's launcher and the translations.
#   sh scripts/bootstrap.sh run|test
# A second call finds the stamp of the first and does nothing.
set -eu

mode=${1:-}
case $mode in run | test) ;; *) echo "usage: sh scripts/bootstrap.sh run|test" >&2; exit 2 ;; esac
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# System tools stand here, often outside a user's PATH.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

# What Qt 6.11 needs for its offscreen, xcb and wayland screens. Asked for by library, because
# newer releases call some of the packages otherwise (t64) but still know these names.
qt_libraries="libgthread-2.0.so.0 libEGL.so.1 libGL.so.1 libX11.so.6 libX11-xcb.so.1 libdbus-1.so.3
  libfontconfig.so.1 libfreetype.so.6 libbrotlidec.so.1 libxkbcommon.so.0 libxkbcommon-x11.so.0
  libxcb.so.1 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1
  libxcb-randr.so.0 libxcb-render-util.so.0 libxcb-render.so.0 libxcb-shape.so.0 libxcb-shm.so.0
  libxcb-sync.so.1 libxcb-util.so.1 libxcb-xfixes.so.0 libxcb-xkb.so.1 libwayland-client.so.0
  libwayland-cursor.so.0 libwayland-egl.so.1"
qt_packages="libglib2.0-0 libegl1 libgl1 libx11-6 libx11-xcb1 libdbus-1-3 libfontconfig1
  libfreetype6 libbrotli1 libxkbcommon0 libxkbcommon-x11-0 libxcb1 libxcb-cursor0 libxcb-icccm4
  libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0
  libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0
  libwayland-cursor0 libwayland-egl1"
# The real parts of the tests: a screen, a message bus, a mail server, a tray, a movable clock.
test_packages="xvfb xauth dbus-daemon dovecot-imapd dovecot-lmtpd dovecot-sieve
  dovecot-managesieved trayer xdotool imagemagick faketime"

# Without a screen the program runs headless, and Qt's libraries are welcome but not needed.
screen=none
[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || screen=here

fingerprint() {
    { echo "$root $mode $screen"; cat requirements/tools.lock "requirements/$mode.lock" "$0"; } | cksum
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
            2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Reachapp needs Python 3.11, 3.12, 3.13 or 3.14. Is it installed under another name?" \
        "Then: PYTHON=/path/to/python make $mode" >&2
    return 1
}

qt_is_complete() {
    present=$(ldconfig -p 2>/dev/null || true)
    for library in $qt_libraries; do
        case $present in *"$library"*) ;; *) return 1 ;; esac
    done
}

missing_packages() {
    qt_is_complete || echo "$qt_packages"
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]tf' 2>/dev/null |
        head -n 1)" ] || echo fonts-dejavu-core
    # Debian ships this part of Python apart.
    "$python" -c 'import ensurepip' 2>/dev/null || echo "$(basename "$python")-venv"
    [ "$mode" = run ] || for package in $test_packages; do
        case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
            *" installed") ;;
            *) echo "$package" ;;
        esac
    done
}

apt() {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
        -o Acquire::Retries=3 "$@" >"$apt_log" 2>&1
}

install_packages() {
    sudo=
    if [ "$(id -u)" != 0 ]; then
        sudo=sudo
        # Without a terminal nobody can type a password.
        if ! command -v sudo >/dev/null || { ! [ -t 0 ] && ! sudo -n true 2>/dev/null; }; then
            echo "Some system packages are missing. Run this once as root, then try again:" >&2
            echo "apt-get update && apt-get install -y --no-install-recommends $*" >&2
            [ "$mode $screen" = "run none" ] && "$python" -c 'import ensurepip' 2>/dev/null || exit 1
            echo "Going on without them: there is no screen, so Reachapp runs headless." >&2
            return 0
        fi
    fi
    apt_log=$(mktemp)
    echo "Installing system packages: $*" | fold -s -w 100
    apt update || apt update ||
        echo "The package lists could not be refreshed; trying with the ones at hand." >&2
    if ! apt install -y --no-install-recommends "$@"; then
        cat "$apt_log" >&2
        exit 1
    fi
    rm -f "$apt_log"
    case " $* " in *" dovecot-imapd "*) rest_dovecot ;; esac
}

# The tests start a Dovecot of their own; the one that its package starts would serve this machine.
rest_dovecot() {
    if [ -d /run/systemd/system ]; then
        $sudo systemctl disable --quiet --now dovecot.socket dovecot.service || true
    else
        $sudo service dovecot stop >/dev/null 2>&1 || true
    fi
}

install_system() {
    [ "$(uname -s)" = Linux ] || return 0
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        # shellcheck disable=SC2046 # one word a package
        set -- $(missing_packages)
        [ $# = 0 ] || install_packages "$@"
        return
    fi
    qt_is_complete || echo "This is no Debian or Ubuntu. Please install the runtime libraries" \
        "of Qt 6 for X11 and Wayland; README.md, 'Other systems', names them." >&2
    [ "$mode" = run ] || echo "Tests that need a part which is not here are skipped:" $test_packages
}

make_venv() {
    if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        echo "Making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
}

install_locked() {
    echo "Installing the Python packages of requirements/$mode.lock into .venv"
    pip=".venv/bin/python -m pip --disable-pip-version-check install -q --require-hashes --only-binary :all:"
    # uv is about ten times as fast; pip does the same from the same lock. uv must not fetch an
    # interpreter of its own, and trusts whom this machine trusts.
    if $pip -r requirements/tools.lock &&
        UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-true} .venv/bin/uv pip \
            install -q --python .venv/bin/python --require-hashes --only-binary :all: \
            -r "requirements/$mode.lock"; then
        return
    fi
    echo "uv could not; the same with pip, which takes a few minutes." >&2
    $pip -r "requirements/$mode.lock"
}

write_launcher() {
    cat >.venv/bin/reachapp <<'LAUNCHER'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/python" "$here/../../main.py" "$@"
LAUNCHER
    chmod +x .venv/bin/reachapp
}

compile_catalogues() {
    for source in resources/locale/*/LC_MESSAGES/*.po; do
        if [ -e "$source" ] && ! [ "${source%.po}.mo" -nt "$source" ]; then
            .venv/bin/python scripts/catalogues.py compile
            return
        fi
    done
}

stamp=.venv/.set-up-for-$mode
if ! [ -x .venv/bin/reachapp ] || ! [ -x .venv/bin/python ] ||
    [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint)" ]; then
    python=$(find_python)
    install_system
    make_venv
    install_locked
    write_launcher
    fingerprint >"$stamp"
fi
compile_catalogues
