// Runs as a thread of a process that may hang: ends the process once the one that started it is gone.

const everyMs = 2_000;
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, everyMs);
