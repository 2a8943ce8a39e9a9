#!/usr/bin/env bash
# Starts a PostgreSQL server of its own, for the tests, in a folder of its own; prints its address.
#
#   tools/postgres.sh start .runs/postgres     start it there, or leave it running; print postgresql://...
#   tools/postgres.sh stop .runs/postgres      stop it; what it holds stays for the next start
#
# It listens on a socket and on no port of the network. PostgreSQL refuses to run as root: root lends it the user
# `postgres`, and a folder that this user may look into.
set -euo pipefail

[[ $# -eq 2 && ( $1 == start || $1 == stop ) ]] || { sed -n '4,5s/^# *//p' "$0" >&2; exit 2; }
folder=$(realpath -m "$2")
cd /  # where `postgres` may look; a checkout may lie in a home that is closed to others

initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1) || initdb=$(command -v initdb) || {
  echo "no PostgreSQL server is installed (Debian: apt-get install postgresql)" >&2
  exit 3
}
programs=$(dirname "$(realpath "$initdb")")
if ((EUID == 0)) && ! getent passwd postgres >/dev/null; then
  echo "PostgreSQL does not run as root, and there is no user postgres: run this as somebody else" >&2
  exit 3
fi
as() { if ((EUID)); then "$@"; else runuser -u postgres -- "$@"; fi; }
control() { as "$programs/pg_ctl" --pgdata "$data" "$@"; }
data=$(realpath -m "$folder/data")
runs() { [[ -e $data/postmaster.pid ]] && control status >/dev/null 2>&1; }
# The fifth line of the server's own note says where its socket is; the server writes the rest later.
address() { echo "postgresql://vedette@/postgres?host=$(sed -n 5p "$data/postmaster.pid")"; }

if [[ $1 == stop ]]; then
  if runs; then
    socket=$(sed -n 5p "$data/postmaster.pid")
    control --mode immediate stop >/dev/null
    [[ $socket == /tmp/vedette-pg.* ]] && rm -rf "$socket"
  fi
  exit 0
fi
if runs; then
  address
  exit 0
fi

# A socket's path may have about 100 characters, and a checkout may lie deep.
socket=$(mktemp -d /tmp/vedette-pg.XXXXXX)
mkdir -p "$folder"
if ((EUID == 0)); then
  if [[ ! -e $folder/data ]]; then
    ln -sfn "$(mktemp -d /tmp/vedette-pg-data.XXXXXX)" "$folder/data"
    data=$(realpath "$folder/data")
  fi
  chown postgres "$socket" "$data"
fi
[[ -s $data/PG_VERSION ]] ||
  as "$programs/initdb" --pgdata "$data" --username vedette --auth trust --encoding UTF8 --locale C.UTF-8 >/dev/null
control --log "$data/log" --wait --options "-c listen_addresses='' -c unix_socket_directories='$socket'" start \
  >/dev/null || { tail -5 "$data/log" >&2; exit 1; }
address
