import { saveBackup } from '@/db/backup/save';

const path = process.argv[2];
if (!path) {
  console.error('Name the file to write: npm run backup -- koppel-backup.gz');
  process.exit(1);
}
const rows = await saveBackup(path);
console.log(
  `${rows.toLocaleString('en')} rows are in ${path}. It holds everything, sessions too: keep it as safe as the database.`,
);
