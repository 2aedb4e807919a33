#!/usr/bin/env bash
# Makes the roles and the database, once per PostgreSQL server, as its superuser (psql finds it by the usual PG… variables).
# Passwords come from OWNER_PASSWORD, API_PASSWORD, PUBLIC_PASSWORD, SWEEPER_PASSWORD and BACKUP_PASSWORD.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<SQL
CREATE ROLE juwuye_owner   LOGIN PASSWORD '${OWNER_PASSWORD:?}';
CREATE ROLE juwuye_api     LOGIN PASSWORD '${API_PASSWORD:?}';
CREATE ROLE juwuye_public  LOGIN PASSWORD '${PUBLIC_PASSWORD:?}';
CREATE ROLE juwuye_sweeper LOGIN PASSWORD '${SWEEPER_PASSWORD:?}';
-- reads everything, past the walls between communities, and writes nothing
CREATE ROLE juwuye_backup  LOGIN PASSWORD '${BACKUP_PASSWORD:?}' BYPASSRLS IN ROLE pg_read_all_data;
CREATE DATABASE juwuye OWNER juwuye_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
REVOKE ALL ON DATABASE juwuye FROM PUBLIC;
GRANT CONNECT ON DATABASE juwuye TO juwuye_owner, juwuye_api, juwuye_public, juwuye_sweeper, juwuye_backup;
SQL
