#!/bin/sh
# Run once by PostgreSQL's own image: the login of the portal, which is no superuser and owns its database.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$PORTAL_PASSWORD" --username postgres <<'SQL'
create role koppel login nosuperuser createrole nobypassrls password :'password';
create database koppel owner koppel;
SQL
