// This process → the machine, boot and process namespace in which its numbers of processes mean something.
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

export const Instance = z.object({
  host: z.string(),
  /** Differs after every start of the machine; '' where the system does not tell. */
  boot: z.string(),
  /** Of the process numbers: two containers of one machine have two; '' where there is only one. */
  namespace: z.string(),
});
/** Only within one instance can a process number be judged. */
export type Instance = Readonly<z.infer<typeof Instance>>;

export const here: Instance = {
  host: hostname(),
  boot: quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()),
  namespace: quietly(() => readlinkSync('/proc/self/ns/pid')),
};

/** The name of a host may change while a machine runs: where boot and namespace are known they decide alone. */
export function isHere({ host, boot, namespace }: Instance): boolean {
  return boot === here.boot && namespace === here.namespace && (boot !== '' || host === here.host);
}

/** Short, and equal for processes that can judge each other's numbers; it goes into names of files. */
export const instanceTag = createHash('sha256')
  .update(here.boot === '' ? here.host : `${here.boot} ${here.namespace}`)
  .digest('hex')
  .slice(0, 8);

function quietly(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
