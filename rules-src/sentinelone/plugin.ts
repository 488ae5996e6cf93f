import { apiTransport, plugin } from '../../src/define/index.ts';
import { lists } from './lists.ts';
import { apiRules } from './rules/index.ts';
import { objects } from './samples.ts';
import { source } from './streams.ts';

export const sentinelone = plugin({
  name: 'sentinelone',
  title: 'SentinelOne',
  version: source.version,
  wazuh: { min: '4.4.0' },
  ids: [
    [100_600, 100_799],
    [105_000, 105_199],
  ],
  rules: apiRules,
  lists,
  streams: source,
  transports: [apiTransport({ consoleUrl: 'https://example.sentinelone.net', streamsOff: ['unifiedAlerts'] })],
  samples: objects,
});
