import { type CheckInput, readCheckInput, type Snippet } from '../../src/check/index.ts';
import { minimalBase, type RulesetFile } from '../../src/engine/index.ts';

/** A demonstration's texts as the files of a manager. */
export function filesOf({ rules, decoders, lists = {} }: Snippet): RulesetFile[] {
  const ruleFiles = typeof rules === 'object' ? rules : { 'local_rules.xml': rules };
  return [
    ...Object.entries(ruleFiles).flatMap(([name, text]) =>
      text === undefined ? [] : [{ path: `etc/rules/${name}`, text }],
    ),
    ...(decoders === undefined ? [] : [{ path: 'etc/decoders/local_decoder.xml', text: decoders }]),
    ...Object.entries(lists).map(([name, text]) => ({ path: `etc/lists/${name}`, text })),
  ];
}

/** The snippet as checks see it, on the minimal base. */
export function inputOf(snippet: Snippet): CheckInput {
  const guides = Object.entries(snippet.guides ?? {}).map(([path, text]) => ({ path, text }));
  const { conf, vocabulary, unreadable } = snippet;
  return readCheckInput({
    files: filesOf(snippet),
    around: minimalBase,
    conf,
    vocabulary,
    guides,
    ...(unreadable ? { unreadable } : {}),
  });
}
