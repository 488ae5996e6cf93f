// Versions of rules. In: rules as their XML says, and the lock of what they did. Out: what changed, in words, and the next lock.
export type { Behaviour } from './behaviour.ts';
export {
  type Bump,
  bumpLock,
  type LockedRule,
  lockFindings,
  printLock,
  type RuleLock,
  readLock,
  withChanges,
} from './lock.ts';
export { changeWords } from './words.ts';
