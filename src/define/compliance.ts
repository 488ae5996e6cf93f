// Compliance groups in Wazuh's spelling: a group piece with one of these prefixes becomes an array of the alert's rule.

/** PCI DSS requirement. Ex: `11.4` */
export const pciDss = (requirement: string): string => `pci_dss_${requirement}`;
/** GDPR article. Ex: `IV_35.7.d` */
export const gdpr = (article: string): string => `gdpr_${article}`;
/** GPG 13 control. Ex: `4.1` */
export const gpg13 = (control: string): string => `gpg13_${control}`;
/** HIPAA paragraph. Ex: `164.312.b` */
export const hipaa = (paragraph: string): string => `hipaa_${paragraph}`;
/** NIST 800-53 control. Ex: `SI.4` */
export const nist80053 = (control: string): string => `nist_800_53_${control}`;
/** Trust services criterion. Ex: `CC7.2` */
export const tsc = (criterion: string): string => `tsc_${criterion}`;
/** CIS control. Ex: `8.1` */
export const cis = (control: string): string => `cis_${control}`;
