/** The collector, run by the manager's command wodle, and the JSON file that it writes. */
export interface ApiTransport {
  readonly kind: 'api';
  /** Between two starts. */
  readonly intervalMinutes: number;
  /** After which the wodle ends a run; more than the collector's own hard end of 150 s. */
  readonly timeoutSeconds: number;
  /** Of the example configuration. */
  readonly consoleUrl: string;
  /** Streams that the example configuration leaves off. */
  readonly streamsOff: readonly string[];
}

/** Syslog over TLS into a file, by a relay (syslog-ng or rsyslog) on the manager. */
export interface SyslogTransport {
  readonly kind: 'syslog';
  /** Where the relay takes messages that end in a newline or a NUL. */
  readonly port: number;
  /** Where it takes messages behind their length, as RFC 5425 frames them. */
  readonly octetPort: number;
  /** A text that every line of the product holds; lines without it stay out of the file. */
  readonly marker: string;
}

/** A file that something else writes, one event a line. */
export interface FileTransport {
  readonly kind: 'file';
  readonly logFormat: 'json' | 'syslog';
  /** Absolute, on the machine whose logcollector reads it. */
  readonly location: string;
}

export type Transport = ApiTransport | SyslogTransport | FileTransport;

/** Declares that the plugin collects from the product's API. */
export function apiTransport(settings: Partial<Omit<ApiTransport, 'kind'>> = {}): ApiTransport {
  return Object.freeze({
    kind: 'api',
    intervalMinutes: 1,
    timeoutSeconds: 180,
    consoleUrl: 'https://console.example.com',
    streamsOff: [],
    ...settings,
  });
}

/** Declares that the product sends syslog. */
export function syslogTransport(
  settings: Pick<SyslogTransport, 'marker'> & Partial<Pick<SyslogTransport, 'port' | 'octetPort'>>,
): SyslogTransport {
  return Object.freeze({ kind: 'syslog', port: 6514, octetPort: 6515, ...settings });
}

/** Declares that Wazuh reads a file that is there already. */
export function fileTransport(settings: Omit<FileTransport, 'kind'>): FileTransport {
  return Object.freeze({ kind: 'file', ...settings });
}
