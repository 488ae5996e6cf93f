import type { SubjectScore } from '../../mutation/report.ts';
import type { TestReport } from '../../report.ts';
import type { ListedRule } from '../../rule-list.ts';
import type { ExampleResult } from '../../run.ts';
import { html, type Markup } from './markup.ts';

/** The plugin's rules below one another; a rule whose parent is not among them is at the top. */
export function ruleTree(rules: readonly ListedRule[], report: TestReport): Markup {
  const ids = new Set(rules.map(({ id }) => id));
  const parentOf = ({ id, parents }: ListedRule): string | undefined =>
    parents.find((parent) => ids.has(parent) && parent !== id);
  const childrenOf = Map.groupBy(rules, parentOf);
  const branch = (parent: string | undefined, above: readonly string[]): Markup[] =>
    (childrenOf.get(parent) ?? []).map((rule) => {
      // a ring of parents is an error of the ruleset, not of the page
      const children = above.includes(rule.id) ? [] : branch(rule.id, [...above, rule.id]);
      return node(rule, children, report);
    });
  return html`<ul class="tree">${branch(undefined, [])}</ul>`;
}

function node(rule: ListedRule, children: readonly Markup[], report: TestReport): Markup {
  const results = report.runs.map(({ backend, results: all }) => ({
    backend,
    results: all.filter(({ example }) => example.rule === rule.id),
  }));
  const failed = results.some((run) => run.results.some(({ outcome }) => outcome.kind === 'failed'));
  const count = results[0]?.results.length ?? 0;
  const score = report.mutation?.rules.find(({ subject }) => subject === rule.id);
  return html`<li data-rule="${rule.id}"><details id="rule-${rule.id}"${failed ? html` open` : undefined}>
<summary><span class="level">${rule.level}</span> <code>${rule.id}</code> ${rule.description}
<span class="${failed ? 'bad' : 'dim'}">${count} examples${failed ? ', not all good' : ''}</span></summary>
<div class="inside"><p class="dim"><code>${rule.file}:${rule.line}</code> · groups ${rule.groups.join(', ') || 'none'}${
    rule.techniques.length > 0 ? html` · ATT&amp;CK ${rule.techniques.join(', ')}` : undefined
  }${score ? html` · ${mutantsOf(score)}` : undefined}</p>
${count === 0 ? html`<p class="warn">No example.</p>` : exampleTable(results)}</div>
</details>${children.length > 0 ? html`<ul>${children}</ul>` : undefined}</li>`;
}

function mutantsOf({ killed, survived }: SubjectScore): Markup {
  return html`${killed} of ${killed + survived.length} mutants noticed`;
}

function exampleTable(
  runs: readonly { readonly backend: string; readonly results: readonly ExampleResult[] }[],
): Markup {
  const [first] = runs;
  const rows = (first?.results ?? []).map(({ example }, index) => {
    const cells = runs.map(({ results }) => cell(results[index]));
    return html`<tr><td>${example.kind}</td><td>${example.name}</td>${cells}</tr>`;
  });
  const judges = runs.map(({ backend }) => html`<th scope="col">${backend}</th>`);
  return html`<div class="wide"><table><thead><tr><th scope="col">is to</th><th scope="col">example</th>${judges}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function cell(result: ExampleResult | undefined): Markup {
  if (result === undefined) return html`<td></td>`;
  const { outcome } = result;
  if (outcome.kind === 'not-comparable') return html`<td class="warn">not comparable: ${outcome.why}</td>`;
  const { rule } = outcome.verdict;
  const took = rule === null ? html`no rule` : html`<a href="#rule-${rule}">${rule}</a>`;
  if (outcome.kind === 'passed') return html`<td><span class="good">✓ good</span> ${took}</td>`;
  const wrong = outcome.mismatches.map(
    ({ what, expected, actual }) => html`<br>${what}: expected ${expected}, got ${actual}`,
  );
  return html`<td><span class="bad">✗ failed</span> ${took}${wrong}</td>`;
}
