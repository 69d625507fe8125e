import { readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { type CodeMutant, type TableMutant, without } from './mutant';

export const root = path.resolve(import.meta.dirname, '../../..');

/** The text of the mutant's file without the protection. */
export const codeOf = (mutant: CodeMutant): string =>
  without(mutant, readFileSync(path.join(root, mutant.file), 'utf8'));

const asWallsOwner = (verb: 'grant' | 'revoke', to: 'to' | 'from') =>
  `do $owner$ begin execute format('${verb} koppel_wall ${to} %I', current_user); end $owner$`;

/** Takes the protection out of the database that `url` names; with `keep` false, only tries to. */
export async function takeOut({ sql }: TableMutant, url: string, { keep }: { keep: boolean }): Promise<void> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    // Nobody else sees the role lent: it is given back before the transaction ends.
    await client.unsafe(
      ['begin', asWallsOwner('grant', 'to'), sql, asWallsOwner('revoke', 'from'), keep ? 'commit' : 'rollback'].join(
        ';\n',
      ),
    );
  } finally {
    await client.end();
  }
}
