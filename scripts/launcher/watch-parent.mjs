// Loaded before a program of ours (`node --import`): the program ends when the launcher that started it is gone,
// even when that was killed outright. The launcher gives its own number, since a process that asks for its parent late
// may already see another one. The variable is taken away, so that the program's own children do not compare themselves.

const launcher = Number(process.env.KOPPEL_LAUNCHER ?? Number.NaN);
delete process.env.KOPPEL_LAUNCHER;

if (!Number.isNaN(launcher)) {
  const watching = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watching);
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(143), 20_000).unref();
  }, 500);
  watching.unref();
}
