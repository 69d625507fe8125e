import type postgres from 'postgres';

/** Drizzle asks for unprepared statements, two round trips each; this asks for prepared ones again (off behind an old pooler). */
export function preparing<C extends postgres.Sql | postgres.TransactionSql>(client: C): C {
  const unsafe = client.unsafe.bind(client) as (query: string, values?: unknown[], options?: object) => unknown;
  Object.assign(client, {
    unsafe: (query: string, values?: unknown[], options?: object) =>
      unsafe(query, values, { ...options, prepare: true }),
  });
  if ('begin' in client) {
    const begin = client.begin.bind(client) as (work: (tx: postgres.TransactionSql) => unknown) => unknown;
    Object.assign(client, {
      begin: (work: (tx: postgres.TransactionSql) => unknown) => begin((tx) => work(preparing(tx))),
    });
  }
  return client;
}
