const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, safe in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Markup that is already escaped, so that it is told apart from text. */
export interface Markup {
  readonly markup: string;
}

/** Joins markup; texts in the gaps are escaped, lists are joined, undefined is nothing. */
export function html(parts: TemplateStringsArray, ...gaps: readonly Gap[]): Markup {
  const pieces = parts.map((part, index) => part + fill(gaps[index]));
  return { markup: pieces.join('') };
}

type Gap = string | number | Markup | readonly Markup[] | undefined;

function fill(gap: Gap): string {
  if (gap === undefined) return '';
  if (typeof gap === 'string' || typeof gap === 'number') return escapeHtml(String(gap));
  return 'markup' in gap ? gap.markup : gap.map(({ markup }) => markup).join('');
}
