/** Makes an empty database, or a copy of `template`, on the server that `url` names. Returns the new database's address. */
export async function createDatabase(url, name, template) {
  await withServer(url, (sql) =>
    template
      ? sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`
      : sql`create database ${sql(name)}`,
  );
  return databaseOnSameServer(url, name);
}

/** Removes the database that `url` names, ending whatever is still connected to it. */
export async function dropDatabase(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await withServer(url, async (sql) => {
    try {
      await sql`drop database if exists ${sql(name)} with (force)`;
    } catch (error) {
      // The server's own tidying is at work in it, which only a superuser ends by force; an ordinary drop asks it to stop.
      if (error.code !== insufficientPrivilege) throw error;
      await sql`drop database if exists ${sql(name)}`;
    }
  });
}

const insufficientPrivilege = '42501';

/** Returns the address of another database on the server that `url` names. */
export function databaseOnSameServer(url, name) {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** Does work on a short connection to the server's database `koppel`: a template must have no connection while it is copied. */
async function withServer(url, work) {
  const { default: connect } = await import('postgres');
  const sql = connect(databaseOnSameServer(url, 'koppel'), { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
