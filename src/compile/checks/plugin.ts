import type { Plugin } from '../../define/index.ts';
import type { Findings } from '../report.ts';
import { stock } from '../stock/index.ts';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Topics and lists become parts of file names, which the manager's API takes as letters, digits, `-` and `_` only. */
const FILE_PART = /^[a-z0-9][a-z0-9_-]*$/;
const MAX_ID = 999_999;

/** The plugin's own name, its id ranges, and every name that becomes a file's. */
export function checkPlugin(plugin: Plugin, findings: Findings): void {
  const report = findings.about(plugin);
  if (!NAME.test(plugin.name)) {
    report({
      code: 'PLUGIN_NAME',
      message: `"${plugin.name}" cannot be a plugin's name: it becomes part of file names and of a wodle's tag.`,
      hint: 'Write lower-case letters, digits and single dashes.',
    });
  }
  for (const [from, to] of plugin.ids) {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 10 || from > to || to > MAX_ID) {
      report({
        code: 'ID_RANGE',
        message: `${from} to ${to} is no range of rule ids.`,
        hint: `Ids have at most six digits; those below 10 are root templates. Wazuh keeps 100000 to 120000 for users.`,
      });
    }
  }
  if (!/^\d+\.\d+(?:\.\d+)?$/.test(plugin.wazuh.min)) {
    report({
      code: 'WAZUH_VERSION',
      message: `"${plugin.wazuh.min}" is no version of Wazuh.`,
      hint: 'Write it as 4.9 or 4.9.0.',
    });
  }
  checkFileParts(plugin, findings);
}

function checkFileParts(plugin: Plugin, findings: Findings): void {
  for (const group of plugin.rules) {
    const report = findings.about(group);
    if (!FILE_PART.test(group.topic)) {
      report({
        code: 'TOPIC_NAME',
        message: `"${group.topic}" cannot be part of a file name.`,
        hint: 'Write lower-case letters, digits, "-", "_".',
      });
    }
    const file = `1000-${plugin.name}_${group.topic}_rules.xml`;
    if (stock.hasFile(file)) {
      report({
        code: 'FILE_NAME_TAKEN',
        message: `The stock ruleset has a file ${file} already.`,
        hint: 'Use another topic.',
      });
    }
    if (group.rules.length === 0) {
      report({
        code: 'GROUP_EMPTY',
        message: `The group "${group.names.join(',')}" has no rules: Wazuh would refuse the ruleset.`,
        hint: 'Leave it out.',
      });
    }
    for (const name of group.names) checkGroupName(name, report);
  }
  const seen = new Set<string>();
  for (const list of plugin.lists ?? []) {
    const report = findings.about(list);
    if (!FILE_PART.test(list.name)) {
      report({
        code: 'LIST_NAME',
        message: `"${list.name}" cannot be part of a file name.`,
        hint: 'Write lower-case letters, digits, "-", "_".',
      });
    }
    if (seen.has(list.name)) {
      report({
        code: 'LIST_TWICE',
        message: `There are two lists "${list.name}".`,
        hint: 'Give one of them another name.',
      });
    }
    seen.add(list.name);
    for (const [key, value] of Object.entries(list.entries ?? {})) {
      if (key === '' || /["\r\n]/.test(`${key}${value}`)) {
        report({
          code: 'LIST_ENTRY',
          message: `${JSON.stringify(key)} cannot be an entry of a CDB list.`,
          hint: 'Quotes and line breaks have no spelling there.',
        });
      }
    }
  }
}

/** A group name stands in a comma list that Wazuh neither trims nor escapes. */
export function checkGroupName(name: string, report: ReturnType<Findings['about']>): void {
  if (/^[^\s,|^]+$/.test(name)) return;
  report({
    code: 'GROUP_NAME',
    message: `"${name}" cannot be a group: Wazuh cuts groups at commas, trims nothing, and reads "|" and "^" as operators.`,
    hint: 'Write one name without blanks, and several names as several strings.',
  });
}
