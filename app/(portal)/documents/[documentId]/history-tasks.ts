import type { EventDetails } from '@/lib/policy/grant';

/** Which sentence of the trail tells an event of a workflow or a task: one action may mean several things. */
export function keyOfTask(action: string, details: EventDetails): string {
  switch (action) {
    case 'workflow.checked':
      return details.isPassed ? 'checkPassed' : 'checkFailed';
    case 'workflow.ended':
      return details.outcome === 'approved' ? 'workflowApproved' : 'workflowRejected';
    case 'task.opened':
      return Array.isArray(details.assignees) && details.assignees.length > 0 ? action : 'taskWaits';
    case 'task.decide':
      return details.verdict === 'approved' ? 'taskApproved' : 'taskRejected';
    case 'task.confirm':
      return details.outcome === 'approved' ? 'confirmedApproved' : 'confirmedRejected';
    case 'task.taken':
      return details.cause === 'restarted' ? 'taskTakenRestarted' : 'taskTaken';
    case 'task.returned':
      return details.cause === 'partnership' ? 'taskReturnedPartnership' : 'taskReturned';
    default:
      return action;
  }
}
