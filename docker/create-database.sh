#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the exchange's own role, which is no superuser, and its database.
set -eu
password=$(cat "$SCAMPOLO_PASSWORD_FILE")
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres --set=password="$password" <<'SQL'
create role scampolo login password :'password';
create database scampolo owner scampolo;
SQL
