// The report as one HTML page. In: a report, the rules, ATT&CK's names. Out: a text that needs nothing from elsewhere.
export { htmlReport } from './page.ts';
