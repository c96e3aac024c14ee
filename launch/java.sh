# Read by the scripts in the root: finds a JDK and Maven, and fetches from Maven Central what runs beside the build.
# The caller has set `root`.
# shellcheck shell=sh

needed=25
tools=$root/.drydock/tools

# Where no locale is set, as in many containers, Java would write question marks for what is not ASCII.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then
  export LC_CTYPE=C.UTF-8
fi

fail() {
  echo "$(basename "$0"): $1" >&2
  exit "${2:-1}"
}

# The feature release of a JDK, from the file that every JDK has; 0 when the folder holds none that can compile.
jdk_release() {
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    echo "${release:-0}"
  else
    echo 0
  fi
}

is_new_enough() {
  [ -n "$1" ] && [ "$(jdk_release "$1")" -ge "$needed" ]
}

# The folder of the JDK that a command on the PATH belongs to, links followed.
home_of_command() {
  command=$(command -v "$1") || return 0
  while [ -L "$command" ]; do
    target=$(readlink "$command")
    case $target in
      /*) command=$target ;;
      *) command=$(dirname "$command")/$target ;;
    esac
  done
  (cd "$(dirname "$command")/.." && pwd -P)
}

# Sets JAVA_HOME, for what is started from here too.
find_jdk() {
  for home in "${JAVA_HOME:-}" "$(home_of_command javac)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/*; do
    if is_new_enough "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return
    fi
  done
  fail "no JDK $needed found in JAVA_HOME, on the PATH, or where JDKs usually are.
Install one (https://adoptium.net), or set JAVA_HOME to the folder of one."
}

# A Maven that is there is used, if it is new enough for the plugins; otherwise the wrapper fetches one.
run_maven() {
  find_jdk
  maven=$root/mvnw
  if command -v mvn >/dev/null 2>&1; then
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    major=${version% *}
    minor=${version#* }
    if [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 8 ]; }; then
      maven=mvn
    fi
  fi
  (cd "$root" && "$maven" -B -ntp -Dstyle.color=never "$@")
}

# The version that the root pom gives a tool.
version_of() {
  sed -n "s:.*<$1\.version>\(.*\)</$1\.version>.*:\1:p" "$root/pom.xml"
}

# Sets `tool` to the jar of a tool, which Maven fetches the first time, from where the user's settings say. The root pom
# says what is copied, in the execution of the tool's name.
#   $1 the tool   $2 the jar's name
find_tool() {
  tool=$tools/$2
  if [ ! -r "$tool" ]; then
    echo "$(basename "$0"): fetching $2" >&2
    said=$(run_maven -q -N dependency:copy@"$1" 2>&1) || fail "Maven could not fetch $2:
$said"
  fi
}
