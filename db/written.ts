import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

const dialect = new PgDialect({ casing: 'snake_case' });

/** The same piece of a query, its text made once: a long one takes a quarter of a check to put together. Refuses one that sends something along. */
export function written(piece: SQL): SQL {
  const query = dialect.sqlToQuery(piece);
  if (query.params.length > 0) throw new Error(`What changes from query to query cannot be written once: ${query.sql}`);
  return sql.raw(query.sql);
}
