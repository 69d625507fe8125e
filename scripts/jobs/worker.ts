import { Logger, parseCronItems, run } from 'graphile-worker';
import { disconnect } from '@/db/client';
import { drawDocument } from '@/lib/documents/sending/print/draw';
import { chores, tasksWith } from '@/lib/notifications/delivery';
import { mailAccessRequests } from '@/lib/partnerships/access/tell';
import { sweepRequests } from '@/lib/partnerships/requests/clock';
import { remindOfTasks, tellOfGroup, tellOfWaitingTasks } from '@/lib/tasks/telling/commands';
import { startOnArrival } from '@/lib/workflows/arrival/commands';

// A process of its own: Next ends without waiting for jobs.

const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
if (!url) {
  console.error('The worker needs DATABASE_URL.');
  process.exit(1);
}

const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`worker: ${message}`);
});

const runner = await run({
  connectionString: url,
  concurrency: 4,
  logger,
  noHandleSignals: true,
  parsedCronItems: parseCronItems([
    ...chores,
    { task: 'sweep_requests', match: '*/10 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
    { task: 'remind_of_tasks', match: '*/10 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  ]),
  taskList: {
    ...tasksWith(drawDocument),
    sweep_requests: () => sweepRequests(),
    start_workflow: (payload) => startOnArrival(payload as { documentId: string; environmentId: string }),
    tell_of_group: (payload) => tellOfGroup(payload as { groupId: string; userId: string | null }),
    tell_of_waiting: (payload) => tellOfWaitingTasks((payload as { taskIds: string[] }).taskIds),
    remind_of_tasks: () => remindOfTasks(),
    mail_access_requests: (payload) => mailAccessRequests(payload as { environmentId: string }),
  },
  // Otherwise a clean stop loses the mark that a finished job is done, and the job stays locked for hours.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void runner.stop();
  });
}

console.log('The worker is ready.');
await runner.promise;
await disconnect();
process.exit(isStopping ? 0 : 1);
