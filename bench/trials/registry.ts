// The long trials, by the name that `npm run trial` knows them by: one file each.
import { crash } from './crash.js';
import { redelivery } from './redelivery.js';
import type { Trial } from './trial.js';

export const trials: Readonly<Record<string, Trial>> = { crash, redelivery };
