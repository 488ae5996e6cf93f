import { type MutationReport, mutationTotals } from '../../mutation/report.ts';
import { countOutcomes, isGood, type TestReport } from '../../report.ts';
import type { ListedRule } from '../../rule-list.ts';
import type { RunReport } from '../../run.ts';
import type { AttackTable } from '../attack.ts';
import { html, type Markup } from './markup.ts';
import { attackMatrix } from './matrix.ts';
import { ruleTree } from './rule-tree.ts';
import { script, style } from './style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** One self-contained page: figures, the rule tree with its examples, differences, ATT&CK, mutants. */
export function htmlReport(report: TestReport, rules: readonly ListedRule[], attack: AttackTable): string {
  const title = `${report.plugin}: ${rules.length} rules`;
  const page = html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${title}</title><style>${{ markup: style }}</style></head>
<body><a class="skip" href="#rules">Skip to the rules</a>
<header><h1>${title}</h1>${figures(report)}
<nav aria-label="Parts of this page"><a href="#rules">Rules</a> <a href="#attack">ATT&amp;CK</a>${
    report.differences ? html` <a href="#differences">Differences</a>` : undefined
  }${report.mutation ? html` <a href="#mutation">Mutation</a>` : undefined}</nav></header>
<main><h2 id="rules">Rules</h2>
<p><label for="search">Find in rules and examples</label><br><input type="search" id="search"> <span id="found" role="status"></span></p>
${ruleTree(rules, report)}
<h2 id="attack">ATT&amp;CK</h2>${attackMatrix(rules, attack)}
${report.differences ? differences(report) : undefined}
${report.mutation ? mutation(report.mutation) : undefined}</main>
<script>${{ markup: script }}</script></body></html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

function figures(report: TestReport): Markup {
  const good = isGood(report);
  const score = report.mutation ? mutationTotals(report.mutation).score.toFixed(1) : undefined;
  return html`<ul class="figures"><li class="${good ? 'good' : 'bad'}">${good ? '✓ all good' : '✗ not all good'}</li>${report.runs.map(figure)}${
    score === undefined ? undefined : html`<li>mutation score ${score} %</li>`
  }</ul>`;
}

function figure(run: RunReport): Markup {
  const { passed, failed, notComparable } = countOutcomes(run);
  const rest = notComparable > 0 ? `, ${notComparable} not comparable` : '';
  return html`<li>${run.backend}: ${passed} of ${run.results.length} examples good${failed > 0 ? `, ${failed} failed` : ''}${rest}</li>`;
}

function differences({ differences: found = [], runs }: TestReport): Markup {
  const judges = runs.map(({ backend }) => backend);
  if (found.length === 0)
    return html`<h2 id="differences">Differences</h2><p class="good">None between ${judges.join(' and ')}.</p>`;
  const rows = found.map(
    ({ example, what, values }) =>
      html`<tr><td><a href="#rule-${example.rule}">${example.rule}</a> ${example.name}</td><td>${what}</td>${judges.map((judge) => html`<td>${values[judge] ?? '-'}</td>`)}</tr>`,
  );
  const heads = ['example', 'what', ...judges].map((head) => html`<th scope="col">${head}</th>`);
  return html`<h2 id="differences">Differences</h2><div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function mutation(report: MutationReport): Markup {
  const { killed, survived, equivalent, score } = mutationTotals(report);
  const rows = report.rules.flatMap(({ subject, survived: alive, equivalent: excused }) => [
    ...alive.map(
      ({ mutant, advice }) =>
        html`<tr><td>${subject}</td><td>${mutant.what}: ${mutant.how}</td><td class="bad">${advice}</td></tr>`,
    ),
    ...excused.map(
      ({ mutant, reason }) =>
        html`<tr><td>${subject}</td><td>${mutant.what}: ${mutant.how}</td><td class="dim">equivalent: ${reason}</td></tr>`,
    ),
  ]);
  const table = html`<div class="wide"><table><thead><tr><th scope="col">of</th><th scope="col">change</th><th scope="col">what would notice it</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return html`<h2 id="mutation">Mutation</h2><p>Score ${score.toFixed(1)} %: of ${killed + survived + equivalent} changed rulesets, ${killed} were noticed by an example, ${survived} by none, ${equivalent} mean the same.</p>${rows.length > 0 ? table : undefined}`;
}
