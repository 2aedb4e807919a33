#!/usr/bin/env bash
# Rehearses backup and restore on servers of its own: fills a demonstration, backs it up, restores it on an empty server, and
# holds every table, every photo and the chain of every case against the original. Needs PostgreSQL's programs (PGBIN, else
# Debian's newest) and about 1 GB of room; touches nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."

PGBIN=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
export PATH="$PGBIN:$PATH"
work=$(mktemp -d)
chmod 755 "$work"
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "PATH=$PATH $*"; else bash -c "$*"; fi; }
demo=''
finish() {
  [ -z "$demo" ] || kill "$demo" 2>/dev/null || true
  for name in first second; do
    [ ! -d "$work/$name" ] || as_postgres pg_ctl --pgdata "$work/$name" --mode immediate stop >/dev/null 2>&1 || true
  done
  rm -rf "$work"
}
trap finish EXIT

# open NAME PORT
open() {
  install -d -m 700 "$work/$1"
  [ "$(id -u)" != 0 ] || chown postgres "$work/$1"
  as_postgres initdb --pgdata "$work/$1" --username postgres --auth trust --encoding UTF8 --locale C >/dev/null
  as_postgres pg_ctl --pgdata "$work/$1" --wait --log "$work/$1/log" \
    --options "'-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off'" start >/dev/null
}

# every table of the database at PORT: name, rows, a sum over all of them
sums() {
  psql -h 127.0.0.1 -p "$1" -U postgres juwuye --no-align --tuples-only -c "
    select format('select %L, count(*), md5(coalesce(string_agg(md5(t::text), %L order by md5(t::text)), %L)) from only %I.%I t;',
      schemaname || '.' || tablename, '', '', schemaname, tablename)
    from pg_tables where schemaname like 'juwuye%' order by 1" |
    psql -h 127.0.0.1 -p "$1" -U postgres juwuye --no-align --tuples-only
}

first=${REHEARSAL_PORT:-45432}
second=$((first + 1))
export OWNER_PASSWORD=o API_PASSWORD=a PUBLIC_PASSWORD=p SWEEPER_PASSWORD=s BACKUP_PASSWORD=b

echo 'A demonstration on the first server …'
open first "$first"
DATABASE_URL=postgres://postgres@127.0.0.1:$first/postgres DATA_DIR=$work/data PORT=0 \
  node --import tsx apps/api/src/demo.ts >"$work/demo.log" 2>&1 &
demo=$!
for ((i = 0; i < 600; i++)); do
  ! grep -q '手机大小打开' "$work/demo.log" || break
  kill -0 "$demo" 2>/dev/null || { cat "$work/demo.log"; exit 1; }
  sleep 1
done
psql -h 127.0.0.1 -p "$first" -U postgres postgres --quiet \
  -c "create role juwuye_backup login bypassrls in role pg_read_all_data" -c 'grant connect on database juwuye to juwuye_backup'

# as in earnest: while it runs, as the role that only reads
started=$(date +%s)
backup=$(BACKUP_URL=postgres://juwuye_backup@127.0.0.1:$first/juwuye PHOTOS_DIR=$work/data/photos deploy/backup.sh "$work/backups")
echo "Backed up in $(($(date +%s) - started)) s: $(du -sh "$backup" | cut -f1)"
kill "$demo" && wait "$demo" || true
demo=''
# and once more at rest, to be held against what comes back
backup=$(BACKUP_URL=postgres://juwuye_backup@127.0.0.1:$first/juwuye PHOTOS_DIR=$work/data/photos deploy/backup.sh "$work/at-rest")
sums "$first" >"$work/before"

echo 'An empty second server …'
open second "$second"
PGHOST=127.0.0.1 PGPORT=$second POSTGRES_USER=postgres deploy/make-roles.sh >/dev/null
started=$(date +%s)
PGHOST=127.0.0.1 PGPORT=$second PGUSER=postgres PHOTOS_DIR=$work/photos deploy/restore.sh "$backup" >/dev/null
echo "Restored in $(($(date +%s) - started)) s"
sums "$second" >"$work/after"
diff "$work/before" "$work/after"
diff --recursive "$work/data/photos" "$work/photos"
echo "$(wc -l <"$work/after") tables and $(find "$work/photos" -type f | wc -l) files are the same"
DATABASE_API_URL=postgres://juwuye_api:a@127.0.0.1:$second/juwuye npm run --silent verify-chain
# a second time it must not touch what is there
! PGHOST=127.0.0.1 PGPORT=$second PGUSER=postgres PHOTOS_DIR=$work/photos deploy/restore.sh "$backup" 2>/dev/null
echo 'The rehearsal went well.'
