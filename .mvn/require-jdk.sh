#!/bin/sh
# Says in one line what to do where no JDK 25 is to be found: Maven would take twenty. Looks where
# the discovery of maven-toolchains-plugin looks; who keeps a toolchains.xml is left to it.
set -u

required=25

is_recent_enough() {
  [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case "$line" in
    JAVA_VERSION=*)
      version=${line#JAVA_VERSION=}
      version=${version#\"}
      version=${version%%[!0-9]*}
      [ -n "$version" ] && [ "$version" -ge "$required" ]
      return
      ;;
    esac
  done <"$1/release"
  return 1
}

[ ! -f "${HOME-}/.m2/toolchains.xml" ] || exit 0

for home in \
  "${JAVA_HOME-}" \
  $(env | sed -n 's/^JAVA[0-9A-Za-z_]*_HOME=//p') \
  "$(dirname "$(dirname "$(readlink -f "$(command -v java)" 2>/dev/null)")" 2>/dev/null)" \
  /usr/lib/jvm/* /usr/java/* /usr/jdk/* /opt/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${HOME-}"/.jdks/* "${HOME-}"/.m2/jdks/* "${HOME-}"/.gradle/jdks/* \
  "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.asdf/installs/java/* \
  "${HOME-}"/.jenv/versions/* "${HOME-}"/.jbang/cache/jdks/* "${HOME-}"/.jabba/jdk/*; do
  ! is_recent_enough "$home" || exit 0
done

echo "Storehouse needs a JDK $required or newer, and none was found: install one (https://adoptium.net) or point JAVA_HOME at it." >&2
exit 1
