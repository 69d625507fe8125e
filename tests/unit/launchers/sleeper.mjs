// Stands for a portal or a worker: it stays until it is told to end.
setInterval(() => {}, 1000);
process.on('SIGTERM', () => {
  console.log('woken');
  process.exit(0);
});
console.log('asleep');
