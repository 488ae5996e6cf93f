// Faults, findings and places. In: what went wrong and where. Out: plain data and one error class.
// No I/O, no import from any other folder of src/.
export { assertNever, type FaultOptions, invariant, OssifyError } from './error.ts';
export { compareFindings, type Finding, type FindingLevel } from './finding.ts';
export { callSite, formatLocation, type SourceLocation } from './location.ts';
