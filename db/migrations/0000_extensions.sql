-- Only extensions that an ordinary owner of the database may create (trusted extensions of PostgreSQL 13 and later).
create extension if not exists pg_trgm;
