// A log that nobody reads.
import type { Log } from '../model/ports.js';

export const silent: Log = { info: () => undefined, warn: () => undefined };
