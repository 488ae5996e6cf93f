/** The page's style: one file, no font and no picture from elsewhere; follows the reader's light or dark setting. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #57606a; --page: #fff; --card: #f6f8fa; --line: #d0d7de;
  --good: #116329; --bad: #b3261e; --warn: #7d4e00; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9aa4af; --page: #0d1117; --card: #161b22;
  --line: #30363d; --good: #56d364; --bad: #ff8f85; --warn: #e3b341; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
a { color: var(--link); } code { font-size: .9em; } .dim { color: var(--dim); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; background: var(--page); padding: .5rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; margin: .75rem 0; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.figures { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.figures li { padding: .25rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
input[type=search] { width: 100%; max-width: 30rem; padding: .5rem; font: inherit; }
.tree, .tree ul { padding-left: 0; list-style: none; } .tree ul { margin-left: 1rem; border-left: 2px solid var(--line); padding-left: .5rem; }
summary { cursor: pointer; padding: .25rem; border-radius: .25rem; } summary:hover { background: var(--card); }
.level { display: inline-block; min-width: 2.2em; padding: 0 .4em; border: 1px solid currentColor; border-radius: .5em; text-align: center; }
.inside { margin: .25rem 0 .75rem 1.5rem; }
table { width: 100%; border-collapse: collapse; } th, td { padding: .25rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.wide { overflow-x: auto; }
.matrix { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(10rem, 1fr); gap: .5rem; overflow-x: auto; padding-bottom: .5rem; }
.matrix h3 { margin: 0 0 .25rem; font-size: .95rem; } .matrix ul { margin: 0; padding: 0; list-style: none; }
.matrix li { margin-bottom: .5rem; padding: .4rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); }
[hidden] { display: none; }
@media (max-width: 45rem) {
  .matrix { grid-auto-flow: row; grid-template-columns: 1fr; } .tree ul { margin-left: .25rem; padding-left: .4rem; } .inside { margin-left: .25rem; }
  table, tbody, tr, td { display: block; } thead { position: absolute; left: -99rem; } td { border: 0; } tr { border-bottom: 1px solid var(--line); }
}
@media print { details > * { display: block; } input { display: none; } }
`;

/** Filters the tree while one types; without it the page is whole, only not filtered. */
export const script = `
const search = document.querySelector('#search');
const rules = [...document.querySelectorAll('[data-rule]')];
const found = document.querySelector('#found');
search.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  for (const rule of rules) rule.hidden = wanted !== '' && !rule.textContent.toLowerCase().includes(wanted);
  const count = rules.filter((rule) => !rule.hidden).length;
  found.textContent = wanted === '' ? '' : count + ' of ' + rules.length + ' rules';
});
addEventListener('hashchange', () => openTarget());
function openTarget() {
  let node = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (; node; node = node.parentElement) if (node.matches('details')) node.open = true;
}
openTarget();
`;
