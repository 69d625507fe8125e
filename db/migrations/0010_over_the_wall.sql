-- The role over the wall sees every walled table: a backup is read through it (db/backup).
create policy over_the_wall on document_recipients to koppel_wall using (true) with check (true);
