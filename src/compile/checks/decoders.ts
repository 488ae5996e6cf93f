import type { Decoder, Plugin } from '../../define/index.ts';
import { countGroups } from '../pattern/group-count.ts';
import type { Findings, Report } from '../report.ts';
import { stock } from '../stock/index.ts';

/** @source Wazuh 4.14.7: words of `order` that become static fields, in exactly this spelling */
const staticOrder: readonly string[] = [
  'srcuser',
  'dstuser',
  'user',
  'srcip',
  'dstip',
  'srcport',
  'dstport',
  'protocol',
  'action',
  'id',
  'url',
  'data',
  'extra_data',
  'status',
  'system_name',
];

/** Names, parents, chains of siblings, and captures. */
export function checkDecoders(plugin: Plugin, findings: Findings): void {
  const decoders = plugin.decoders ?? [];
  const ownRoots = new Set(decoders.filter(({ parent }) => parent === undefined).map(({ name }) => name));
  for (const decoder of decoders) {
    const report = findings.about(decoder);
    checkName(decoder, ownRoots, report);
    checkParent(decoder, ownRoots, decoders, report);
    checkOrder(decoder, report);
  }
  for (const parent of new Set(decoders.flatMap((decoder) => decoder.parent ?? []))) {
    checkSiblings(
      decoders.filter((decoder) => decoder.parent === parent),
      findings,
    );
  }
}

function checkName(decoder: Decoder, ownRoots: ReadonlySet<string>, report: Report): void {
  const isOwnRoot = decoder.parent === undefined;
  const reusesParent = decoder.name === decoder.parent;
  if (stock.hasDecoder(decoder.name) && !reusesParent) {
    report({
      code: 'DECODER_NAME_TAKEN',
      message: `The stock ruleset has a decoder "${decoder.name}" already${isOwnRoot ? ': its children would become yours too' : ''}.`,
      hint: 'Begin the name with the product.',
    });
  }
  if (!isOwnRoot && ownRoots.has(decoder.name) && !reusesParent) {
    report({
      code: 'DECODER_NAME_TWICE',
      message: `"${decoder.name}" is a root and a child of "${decoder.parent}".`,
      hint: "Give the child its parent's name or one of its own.",
    });
  }
  if (!/^[\w.-]+$/.test(decoder.name)) {
    report({
      code: 'DECODER_NAME',
      message: `"${decoder.name}" cannot be a decoder's name.`,
      hint: 'Write letters, digits, "-", "_", ".".',
    });
  }
}

function checkParent(decoder: Decoder, ownRoots: ReadonlySet<string>, all: readonly Decoder[], report: Report): void {
  const { parent } = decoder;
  if (parent === undefined || ownRoots.has(parent) || stock.hasRootDecoder(parent)) return;
  const isChild = all.some(({ name }) => name === parent) || stock.hasDecoder(parent);
  report({
    code: 'DECODER_PARENT_MISSING',
    message: isChild
      ? `"${parent}" is a child itself; Wazuh knows two levels only and would refuse decoder "${decoder.name}".`
      : `Decoder "${decoder.name}" has the parent "${parent}", which neither the plugin nor the stock ruleset has.`,
    hint: isChild
      ? 'Name the root as parent, and chain siblings by one name.'
      : "Add the root to the plugin's decoders.",
  });
}

function checkOrder(decoder: Decoder, report: Report): void {
  const { order, regex, name } = decoder;
  if (order === undefined || regex === undefined) return;
  const { test } = regex;
  if (test.kind === 'pattern') {
    const groups = countGroups(test.type, test.source);
    if (groups !== order.length) {
      report({
        code: 'DECODER_ORDER_COUNT',
        message: `Decoder "${name}" names ${order.length} field(s), but its regex has ${groups} group(s).`,
        hint: 'Name every capture, and make groups that only group "(?:…)".',
      });
    }
  } else {
    report({
      code: 'DECODER_ORDER_COUNT',
      message: `The regex of decoder "${name}" captures nothing.`,
      hint: 'Write pcre2() or osRegex() with groups.',
    });
  }
  for (const field of order) checkFieldName(field, name, report);
  const doubled = order.find((field, index) => order.indexOf(field) !== index);
  if (doubled !== undefined) {
    report({
      code: 'DECODER_FIELD_TWICE',
      message: `Decoder "${name}" captures "${doubled}" twice; rules see the first only.`,
      hint: 'Give the second another name.',
    });
  }
}

function checkFieldName(field: string, decoder: string, report: Report): void {
  const lower = field.toLowerCase();
  if (field !== lower && staticOrder.includes(lower)) {
    report({
      code: 'DECODER_FIELD_CASE',
      message: `"${field}" of decoder "${decoder}" becomes a dynamic field that no rule can test.`,
      hint: `Write "${lower}".`,
    });
  } else if (field === '' || /\s/.test(field)) {
    report({
      code: 'DECODER_FIELD_NAME',
      message: `"${field}" of decoder "${decoder}" cannot be a field: Wazuh cuts it at the blank.`,
      hint: 'Write it without blanks.',
    });
  }
}

/** @source Wazuh 4.14.7: siblings of one name are a chain in the list of children; `next` is the next in that list */
function checkSiblings(siblings: readonly Decoder[], findings: Findings): void {
  const heads = new Map(siblings.toReversed().map((decoder) => [decoder.name, decoder]));
  const bare = siblings.findIndex((decoder) => decoder.prematch === undefined && heads.get(decoder.name) === decoder);
  for (const [index, decoder] of siblings.entries()) {
    const report = findings.about(decoder);
    const earlier = siblings.slice(0, index).filter(({ name }) => name === decoder.name);
    const before = siblings[index - 1];
    if (earlier.length > 0 && before?.name !== decoder.name) {
      report({
        code: 'DECODER_CHAIN_BROKEN',
        message: `Decoder "${decoder.name}" continues a chain that another sibling ("${before?.name}") interrupts: Wazuh would run that one instead.`,
        hint: 'Keep decoders of one name together.',
      });
    }
    if (earlier.length > 0 && decoder.prematch !== undefined) {
      report({
        code: 'DECODER_CHAIN_PREMATCH',
        message: `Only the first decoder "${decoder.name}" of a chain may have a prematch; Wazuh stops on this one.`,
        hint: 'Leave it out, or use another name.',
      });
    }
    if (earlier.length > 0 && decoder.fts !== undefined) {
      report({
        code: 'DECODER_CHAIN_FTS',
        message: `Only the first decoder "${decoder.name}" of a chain may have fts; Wazuh stops on this one.`,
        hint: 'Move it to the first.',
      });
    }
    const takes = ({ regex, pluginDecoder }: Decoder) => regex !== undefined || pluginDecoder !== undefined;
    if (before?.name === decoder.name && !(takes(before) && takes(decoder))) {
      report({
        code: 'DECODER_CHAIN_EMPTY',
        message: `A chain of decoders "${decoder.name}" needs a regex or a plugin in each.`,
        hint: 'Add one, or use another name.',
      });
    }
    if (decoder.regexOffset === 'after_regex' && earlier.length === 0) {
      report({
        code: 'DECODER_AFTER_NOTHING',
        message: `Decoder "${decoder.name}" continues after a regex, but is the first of its name.`,
        hint: 'Write after_parent.',
      });
    }
    if (bare >= 0 && index > bare && decoder.name !== siblings[bare]?.name) {
      report({
        code: 'DECODER_HIDDEN',
        message: `Decoder "${decoder.name}" is never tried: its earlier sibling "${siblings[bare]?.name}" has no prematch and is always taken.`,
        hint: 'Put decoders with a prematch first.',
      });
    }
  }
}
