import { gdpr, hipaa, nist80053, pciDss, tsc } from '../../../src/define/index.ts';

// Compliance groups by what an event tells about the controls, as the stock ruleset assigns them to its own rules.

/** Malware was found or dealt with. */
export const malwareControls = [
  pciDss('5.1'),
  pciDss('11.4'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('SI.3'),
  nist80053('SI.4'),
  tsc('CC6.8'),
  tsc('CC7.2'),
  tsc('CC7.3'),
] as const;

/** Somebody judged or handled an incident. */
export const incidentControls = [
  pciDss('10.6.1'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('AU.6'),
  tsc('CC7.3'),
  tsc('CC7.4'),
] as const;

/** Protection was weakened, removed or changed. */
export const protectionControls = [
  pciDss('5.1'),
  pciDss('5.2'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('SI.3'),
  nist80053('CM.3'),
  tsc('CC6.8'),
  tsc('CC8.1'),
] as const;

/** An account or a right was made, changed or removed. */
export const accountControls = [
  pciDss('8.1.2'),
  pciDss('10.2.5'),
  gdpr('IV_32.2'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.a.2.I'),
  hipaa('164.312.b'),
  nist80053('AC.2'),
  nist80053('IA.4'),
  tsc('CC6.1'),
] as const;

/** A log-in failed, or succeeded where it should not. */
export const loginControls = [
  pciDss('10.2.4'),
  pciDss('10.2.5'),
  gdpr('IV_32.2'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('AC.7'),
  nist80053('AU.14'),
  tsc('CC6.1'),
  tsc('CC6.8'),
  tsc('CC7.2'),
] as const;

/** Network traffic or isolation. */
export const networkControls = [
  pciDss('1.4'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('SC.7'),
  tsc('CC6.6'),
  tsc('CC6.7'),
] as const;

/** Patches and versions. */
export const patchControls = [pciDss('6.2'), gdpr('IV_35.7.d'), nist80053('SI.2'), tsc('CC7.1')] as const;

/** Monitoring itself. */
export const monitoringControls = [
  pciDss('10.6.1'),
  hipaa('164.312.b'),
  nist80053('AU.5'),
  nist80053('SI.4'),
  tsc('CC7.2'),
] as const;
