// One seed for every property of a run: what failed once fails again. Another can be given: SATUDATA_PROPERTY_SEED.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SATUDATA_PROPERTY_SEED ?? 1) });
