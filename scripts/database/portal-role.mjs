/**
 * Makes the portal's own login role and database, as the superuser that `sql` is signed in as; nothing when they exist.
 * The portal never signs in as a superuser: to such a one the wall of row-level security does not apply.
 */
export async function makePortalRole(sql, password) {
  const [role] = await sql`select 1 from pg_roles where rolname = 'koppel'`;
  if (!role) {
    // The password comes from our own generator (base64url), and DDL takes no parameters.
    await sql.unsafe(`create role koppel login nosuperuser createrole createdb nobypassrls password '${password}'`);
  }
  const [database] = await sql`select 1 from pg_database where datname = 'koppel'`;
  if (!database) await sql`create database koppel owner koppel`;
}
