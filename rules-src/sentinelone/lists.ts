import { list } from '../../src/define/index.ts';

/** What the examples of the rules look up; the lists themselves are shipped empty. */
export const selfTest = 'ossify-selftest';

const exampleEntries = { [selfTest]: '' };

/** Tuning without XML: what these lists name is still recorded, at level 3. */
export const allowedHashes = list({
  name: 'allowed-hashes',
  description: 'SHA-1 of files whose threats are known and accepted, in lower case: `83d389ea…:why`',
  exampleEntries,
});

export const allowedEndpoints = list({
  name: 'allowed-endpoints',
  description: 'Computer names of endpoints where detections are expected (malware lab, red team): `DESKTOP-QA7:why`',
  exampleEntries,
});

export const allowedUsers = list({
  name: 'allowed-users',
  description: 'Console users whose administrative work is expected (automation, on-call admin): `API:why`',
  exampleEntries,
});

export const lists = [allowedHashes, allowedEndpoints, allowedUsers] as const;
