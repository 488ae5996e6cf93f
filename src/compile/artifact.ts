import type { XmlNode } from './xml/node.ts';

/** The manager's home. */
export const HOME = '/var/ossec';

/** One file below `generated/<plugin>/`, and what becomes of it on a manager. */
export interface Artifact {
  /** Below the plugin's folder, `/` between the parts. */
  readonly path: string;
  readonly text: string;
  /** Of the generated file itself. */
  readonly isExecutable?: true;
  /** What the text must hold for every reader of XML. */
  readonly xml?: readonly XmlNode[];
  /** Where the installer puts it, below the manager's home; without it the file stays where it is. */
  readonly install?: Installed;
}

export interface Installed {
  readonly owner: 'root' | 'wazuh';
  readonly group: 'wazuh';
  /** Octal digits. */
  readonly mode: '0660' | '0750' | '0640';
  /** An upgrade leaves the manager's file as it is. */
  readonly keep?: true;
}

/** @source contracts: what analysisd reads and may rebuild */
export const ofWazuh: Installed = { owner: 'wazuh', group: 'wazuh', mode: '0660' };
export const ofWazuhKept: Installed = { ...ofWazuh, keep: true };
/** Run by root, not changed by wazuh. */
export const program: Installed = { owner: 'root', group: 'wazuh', mode: '0750' };
