import type { ListedRule } from '../../rule-list.ts';
import type { AttackTable } from '../attack.ts';
import { html, type Markup } from './markup.ts';

const NO_TACTIC = 'Unknown to the table';

/** ATT&CK: a column a tactic, a cell a technique, with the rules that name it. */
export function attackMatrix(rules: readonly ListedRule[], attack: AttackTable): Markup {
  const techniques = Map.groupBy(
    rules.flatMap((rule) => rule.techniques.map((technique) => ({ technique, rule }))),
    ({ technique }) => technique,
  );
  if (techniques.size === 0) return html`<p>No rule names an ATT&amp;CK technique.</p>`;
  const cells = [...techniques].flatMap(([technique, named]) => {
    const known = attack(technique);
    const tactics = known?.tactics.length ? known.tactics : [NO_TACTIC];
    const cell = techniqueCell(
      technique,
      known?.name,
      named.map(({ rule }) => rule),
    );
    return tactics.map((tactic) => ({ tactic, technique, cell }));
  });
  const columns = [...Map.groupBy(cells, ({ tactic }) => tactic)].sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<div class="matrix" tabindex="0" role="group" aria-label="ATT&amp;CK matrix">${columns.map(
    ([tactic, below]) => {
      const sorted = below.sort((a, b) => (a.technique < b.technique ? -1 : 1)).map(({ cell }) => cell);
      return html`<section><h3>${tactic}</h3><ul>${sorted}</ul></section>`;
    },
  )}</div>`;
}

function techniqueCell(technique: string, name: string | undefined, rules: readonly ListedRule[]): Markup {
  const links = rules.map(({ id }) => html` <a href="#rule-${id}">${id}</a>`);
  return html`<li><strong>${technique}</strong> ${name ?? ''}<br>${links}</li>`;
}
