import { gdpr, gpg13, hipaa, nist80053, pciDss, tsc } from '../../../src/define/index.ts';

// Requirements by kind of event, chosen as Wazuh's own rules choose them.

export const malware = [
  pciDss('5.1'),
  pciDss('5.2'),
  pciDss('11.4'),
  gpg13('4.2'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('SI.3'),
  nist80053('SI.4'),
  tsc('CC6.8'),
  tsc('CC7.2'),
  tsc('CC7.3'),
] as const;

/** A control was weakened: agent, policy, exclusion, notification. */
export const protection = [
  pciDss('5.3'),
  pciDss('10.2.6'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('CM.3'),
  nist80053('SI.3'),
  tsc('CC6.8'),
  tsc('CC7.2'),
  tsc('CC8.1'),
] as const;

export const accounts = [
  pciDss('8.1.2'),
  pciDss('10.2.5'),
  gpg13('7.10'),
  gdpr('IV_32.2'),
  hipaa('164.312.a.1'),
  nist80053('AC.2'),
  nist80053('IA.4'),
  tsc('CC6.1'),
  tsc('CC6.8'),
] as const;

export const authenticationFailed = [
  pciDss('10.2.4'),
  pciDss('10.2.5'),
  gpg13('7.1'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.b'),
  nist80053('AU.14'),
  nist80053('AC.7'),
  tsc('CC6.1'),
  tsc('CC7.2'),
] as const;

export const authenticationSuccess = [
  pciDss('10.2.5'),
  gpg13('7.1'),
  gdpr('IV_32.2'),
  hipaa('164.312.b'),
  nist80053('AU.14'),
  nist80053('AC.7'),
  tsc('CC6.8'),
  tsc('CC7.2'),
] as const;

/** Someone reached into an endpoint, or data left it. */
export const access = [
  pciDss('10.2.2'),
  gdpr('IV_32.2'),
  hipaa('164.312.b'),
  nist80053('AC.6'),
  nist80053('AU.14'),
  tsc('CC6.8'),
  tsc('CC7.2'),
] as const;

export const network = [
  pciDss('1.4'),
  gdpr('IV_35.7.d'),
  hipaa('164.312.a.1'),
  nist80053('AC.4'),
  nist80053('SC.7'),
  tsc('CC6.6'),
  tsc('CC6.7'),
] as const;
