import type { Plugin, SyslogTransport } from '../../define/index.ts';
import type { Findings } from '../report.ts';

type Report = ReturnType<Findings['about']>;

/** What goes into a relay's configuration and the scripts beside it, which have no spelling for quotes. */
export function checkTransports(plugin: Plugin, findings: Findings): void {
  const report = findings.about(plugin);
  for (const transport of plugin.transports) {
    if (transport.kind === 'syslog') checkSyslog(plugin.title, transport, report);
  }
}

function checkSyslog(title: string, { marker, port, octetPort }: SyslogTransport, report: Report): void {
  if (!isPlain(marker)) {
    report({
      code: 'SYSLOG_MARKER',
      message: `${JSON.stringify(marker)} cannot mark the lines of a product: it stands in the relay's configuration.`,
      hint: 'Write a text that every line holds, of letters, digits, blanks and "-", "_", ".", ":", "|", "/".',
    });
  }
  if (!isPlain(title)) {
    report({
      code: 'SYSLOG_TITLE',
      message: `${JSON.stringify(title)} cannot be the title of a plugin with syslog: it stands in certificates and a script.`,
      hint: 'Write it without quotes, backslashes, "$" and line breaks.',
    });
  }
  for (const each of [port, octetPort]) {
    if (!Number.isInteger(each) || each < 1 || each > 65_535 || port === octetPort) {
      report({
        code: 'SYSLOG_PORT',
        message: `The relay cannot listen on ports ${port} and ${octetPort}.`,
        hint: 'Give it two different ports from 1 to 65535.',
      });
      break;
    }
  }
}

/** Text that syslog-ng, rsyslog, openssl and sh read as it is. */
function isPlain(text: string): boolean {
  return /^[\p{L}\p{N} _.:|/&+()-]+$/u.test(text);
}
