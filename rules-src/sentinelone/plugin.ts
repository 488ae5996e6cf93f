import { apiTransport, plugin, syslogTransport } from '../../src/define/index.ts';
import { lists } from './lists.ts';
import { apiRules } from './rules/index.ts';
import { objects } from './samples.ts';
import { source } from './streams.ts';
import { syslogDecoders, syslogRules } from './syslog/index.ts';

export const sentinelone = plugin({
  name: 'sentinelone',
  title: 'SentinelOne',
  version: source.version,
  wazuh: { min: '4.4.0' },
  ids: [
    [100_600, 100_799],
    [105_000, 105_199],
  ],
  decoders: syslogDecoders,
  rules: [...apiRules, ...syslogRules],
  lists,
  streams: source,
  transports: [
    apiTransport({ consoleUrl: 'https://example.sentinelone.net', streamsOff: ['unifiedAlerts'] }),
    syslogTransport({ marker: 'SentinelOne' }),
  ],
  replaces: { script: 'sentinel_one.py', output: '/var/log/sentinelone.json', timeMember: 'createdAt' },
  samples: objects,
});
