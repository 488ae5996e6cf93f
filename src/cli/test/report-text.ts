import { styleText } from 'node:util';
import { OssifyError } from '../../diagnostics/index.ts';
import { findTechnique } from '../../engine/mitre/index.ts';
import {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  listRules,
  navigatorLayer,
  type Paint,
  type PluginFolder,
  plain,
  prettyReport,
  type TestReport,
} from '../../harness/index.ts';
import type { Reporter } from './reporters.ts';

/** A tested plugin and what came of it. */
export interface Tested {
  readonly plugin: PluginFolder;
  readonly report: TestReport;
}

/** The reports as one text. @throws OssifyError ONE_PLUGIN_ONLY for a page or a layer of several plugins */
export function reportText(reporter: Reporter, tested: readonly Tested[], paint: Paint): string {
  const reports = tested.map(({ report }) => report);
  switch (reporter) {
    case 'pretty':
      return reports.map((report) => prettyReport(report, paint)).join('');
    case 'junit':
      return junitReport(reports);
    case 'json':
      return jsonReport(reports);
    case 'github':
      return reports.map(githubReport).join('');
    case 'html': {
      const { plugin, report } = only(reporter, tested);
      return htmlReport(report, listRules(plugin.rules), attack);
    }
    case 'navigator': {
      const { plugin } = only(reporter, tested);
      return navigatorLayer(plugin.name, listRules(plugin.rules));
    }
  }
}

function only(reporter: string, tested: readonly Tested[]): Tested {
  const [first, ...rest] = tested;
  if (first && rest.length === 0) return first;
  throw new OssifyError({
    code: 'ONE_PLUGIN_ONLY',
    message: `The reporter ${reporter} makes one text of one plugin, and there are ${tested.length}.`,
    hint: `Name the plugin: ossify test ${tested[0]?.plugin.name ?? 'NAME'} --reporter ${reporter}.`,
  });
}

function attack(id: string) {
  const technique = findTechnique(id);
  return technique && { name: technique.name, tactics: technique.tactics.map(({ name }) => name) };
}

/** Colours for a terminal that takes them; NO_COLOR and pipes get none. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  if (!stream.isTTY) return plain;
  return (style, text) => styleText(style, text, { stream });
}
