#!/usr/bin/env bash
# Brings a backup back into an empty database and an empty folder, with the server stopped:
#   PGHOST=… PGUSER=postgres PHOTOS_DIR=/var/lib/juwuye/photos deploy/restore.sh /backups/2026-11-27T030000Z
# The superuser of a server on which make-roles.sh was run. Afterwards: npm run verify-chain, then start the server.
set -euo pipefail

backup=${1:?which backup}
(cd "$backup" && sha256sum --check --quiet SHA256SUMS)
tables=$(psql --dbname juwuye --no-align --tuples-only -c "select count(*) from pg_tables where schemaname like 'juwuye%'")
[ "$tables" = 0 ] || { echo "The database juwuye is not empty ($tables tables): nothing was changed." >&2; exit 1; }
if [ -f "$backup/photos.tar" ]; then
  mkdir -p "${PHOTOS_DIR:?}"
  [ -z "$(ls -A "$PHOTOS_DIR")" ] || { echo "$PHOTOS_DIR is not empty: nothing was changed." >&2; exit 1; }
fi
pg_restore --exit-on-error --single-transaction --dbname juwuye "$backup/database.dump"
# plans are made from these
psql --quiet --dbname juwuye -c 'ANALYZE'
[ ! -f "$backup/photos.tar" ] || tar --extract --file "$backup/photos.tar" --directory "$PHOTOS_DIR"
echo "Restored from $backup"
