import type { Plugin, SyslogTransport } from '../../define/index.ts';
import { type Artifact, HOME } from '../artifact.ts';
import { fill } from '../templates/index.ts';

/**
 * A relay keeps this much of a message: more than logcollector's 65,278 bytes, so that what is cut is cut by Wazuh alone.
 */
const MESSAGE_BYTES = 65_536;

/** What a syslog relay on the manager needs: its configuration, the rotation of its file, a script for its certificates. */
export function relayArtifacts({ name, title }: Plugin, { port, octetPort, marker }: SyslogTransport): Artifact[] {
  const data = {
    name,
    title,
    id: name.replaceAll('-', '_'),
    marker,
    port,
    messageBytes: MESSAGE_BYTES,
    listeners: [
      {
        port,
        ends: 'messages that end in a newline or a NUL',
        syslogNg: { driver: 'network', options: 'flags(no-parse)' },
        // Else a line that begins with a year, as the console's do, would be taken for one behind its length.
        rsyslog: 'supportOctetCountedFraming="off" addtlFrameDelimiter="0"',
      },
      {
        port: octetPort,
        ends: 'messages behind their length (RFC 5425)',
        syslogNg: { driver: 'syslog', options: 'flags(no-parse, no-multi-line) trim-large-messages(yes)' },
        rsyslog: 'supportOctetCountedFraming="on"',
      },
    ],
    file: `${HOME}/logs/ossify/${name}.log`,
    certificates: `/etc/ossify/${name}`,
  };
  return [
    { path: 'syslog/certificates.sh', text: fill('certificates.sh', data), isExecutable: true },
    { path: 'syslog/logrotate.conf', text: fill('logrotate.conf', data) },
    { path: 'syslog/rsyslog.conf', text: fill('rsyslog.conf', data) },
    { path: 'syslog/syslog-ng.conf', text: fill('syslog-ng.conf', data) },
  ];
}
