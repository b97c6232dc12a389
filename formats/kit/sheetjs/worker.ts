// Runs as a process of its own: answers each path that it is sent, until whoever asks is gone.
import { Worker } from 'node:worker_threads';
import { answer } from './answer.js';

process.on('message', (path: string) => process.send?.(answer(path)));

/** Ctrl-C is sent to every process of a terminal; what is being read is still waited for. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

new Worker(new URL('./watch-parent.js', import.meta.url)).unref();
