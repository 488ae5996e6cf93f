import { type CheckInput, readCheckInput, type Snippet } from '../../src/check/index.ts';
import { minimalBase, type RulesetFile } from '../../src/engine/index.ts';

/** A demonstration's texts as the files of a manager. */
export function filesOf({ rules, decoders, lists = {} }: Snippet): RulesetFile[] {
  const ruleFiles = typeof rules === 'object' ? rules : { 'local_rules.xml': rules };
  const decoderFiles = typeof decoders === 'object' ? decoders : { 'local_decoder.xml': decoders };
  return [
    ...Object.entries(ruleFiles).flatMap(([name, text]) =>
      text === undefined ? [] : [{ path: `etc/rules/${name}`, text }],
    ),
    ...Object.entries(decoderFiles).flatMap(([name, text]) =>
      text === undefined ? [] : [{ path: `etc/decoders/${name}`, text }],
    ),
    ...Object.entries(lists).map(([name, text]) => ({ path: `etc/lists/${name}`, text })),
  ];
}

/** What the snippet's files are loaded with. */
export function aroundOf({ shipped }: Snippet): readonly RulesetFile[] {
  return shipped === undefined
    ? minimalBase
    : [...minimalBase, { path: 'ruleset/rules/0500-shipped_rules.xml', text: shipped }];
}

/** The snippet as checks see it, on the minimal base. */
export function inputOf(snippet: Snippet): CheckInput {
  const guides = Object.entries(snippet.guides ?? {}).map(([path, text]) => ({ path, text }));
  const { conf, vocabulary, unreadable } = snippet;
  return readCheckInput({
    files: filesOf(snippet),
    around: aroundOf(snippet),
    conf,
    vocabulary,
    guides,
    ...(unreadable ? { unreadable } : {}),
  });
}
