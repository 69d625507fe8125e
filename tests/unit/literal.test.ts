import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { code, literal } from '@/db/columns';
import { roles } from '@/db/vocabulary';

test('a word of the vocabulary stands in the text of a query, or goes along as a parameter', () => {
  const built = new PgDialect().sqlToQuery(
    sql`role = ${literal(roles, 'administrator')} or role = ${code(roles, 'basic')}`,
  );
  expect([built.sql, built.params]).toEqual(['role = 3 or role = $1', [1]]);
});
