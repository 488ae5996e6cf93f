/** Texts that a stock decoder looks for anywhere in a line without a program name; a file may be called so. */
export const stockBaits: readonly string[] = [
  '%ASA-1-2: y.exe',
  '%FTD-1-a: y.exe',
  'oscap: a.exe',
  '[IG Audit Writer] a',
  'a,ECP.Request,b',
  'CEF:0|F5|a|b|c',
];

/** The line that tells of a new threat in a file of this name. */
export function threatIn(fileName: string): string {
  return `CEF:2|SentinelOne|Mgmt|rt=x|fileName=x ${fileName}|eventDesc=New active threat|activityType=19`;
}
