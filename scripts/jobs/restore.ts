import { loadBackup, NotRestorable } from '@/db/backup/load';

const path = process.argv[2];
if (!path) {
  console.error('Name the file to bring back: npm run restore -- koppel-backup.gz');
  process.exit(1);
}
try {
  const rows = await loadBackup(path);
  console.log(`${rows.toLocaleString('en')} rows are back. Mail is paused, so that no old mail is sent again;`);
  console.log('when you are ready: update mail_switch set is_paused = false;');
} catch (error) {
  if (!(error instanceof NotRestorable)) throw error;
  console.error(error.message);
  process.exit(1);
}
