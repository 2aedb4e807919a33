#!/usr/bin/env bash
# Backs up an installation while it runs:
#   BACKUP_URL=postgres://juwuye_backup:…@host/juwuye PHOTOS_DIR=/var/lib/juwuye/photos deploy/backup.sh /backups
# makes /backups/2026-11-27T030000Z with the database, the photos and their sums. Photos in a bucket are left to the bucket's
# own copies: leave PHOTOS_DIR out. The secrets (FILE_SECRET, SEALING_SECRET) are not in it: keep them apart, without
# SEALING_SECRET telephones and rooms cannot be read.
set -euo pipefail
umask 077

target=${1:?where to}
place=$target/$(date -u +%Y-%m-%dT%H%M%SZ)
mkdir -p "$place.part"

# the database first: whatever photo one of its rows names was written before that row
pg_dump --format=custom --file "$place.part/database.dump" "${BACKUP_URL:?}"
[ -z "${PHOTOS_DIR:-}" ] || tar --create --file "$place.part/photos.tar" --exclude '*.part' --directory "$PHOTOS_DIR" .
(cd "$place.part" && sha256sum ./* > SHA256SUMS)
# whole or not at all
mv "$place.part" "$place"
echo "$place"
