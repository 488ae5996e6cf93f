// The kinds of API lines that the rules speak of; their fields are read off samples/lines.
import { jsonEvents } from '../../src/define/index.ts';
import activityLines from './samples/lines/activities.json' with { type: 'json' };
import agentLines from './samples/lines/agents.json' with { type: 'json' };
import alertLines from './samples/lines/alerts.json' with { type: 'json' };
import healthLines from './samples/lines/health.json' with { type: 'json' };
import threatLines from './samples/lines/threats.json' with { type: 'json' };
import unifiedAlertLines from './samples/lines/unifiedAlerts.json' with { type: 'json' };
import * as streams from './streams.ts';

const ossify = {
  'ossify.plugin': ['sentinelone'],
  'ossify.stream': ['threats', 'activities', 'alerts', 'unifiedAlerts', 'agents', 'health'],
} as const;

export const threats = jsonEvents({
  name: 'threat',
  stream: streams.threats,
  samples: threatLines,
  enumerations: ossify,
});

export const activities = jsonEvents({
  name: 'activity',
  stream: streams.activities,
  samples: activityLines,
  enumerations: ossify,
});

export const alerts = jsonEvents({ name: 'alert', stream: streams.alerts, samples: alertLines, enumerations: ossify });

export const unifiedAlerts = jsonEvents({
  name: 'unified alert',
  stream: streams.unifiedAlerts,
  samples: unifiedAlertLines,
  enumerations: ossify,
});

export const agents = jsonEvents({ name: 'agent', stream: streams.agents, samples: agentLines, enumerations: ossify });

/** What the collector says about itself; no API object stands behind it, so that examples give the line. */
export const health = jsonEvents({
  name: 'health',
  samples: healthLines,
  enumerations: {
    ...ossify,
    'ossify.health.state': ['failing', 'recovered', 'warning', 'heartbeat'],
    'ossify.health.class': [
      'auth',
      'forbidden',
      'rate',
      'network',
      'tls',
      'server',
      'format',
      'disk',
      'config',
      'token-expiry',
      'backlog',
    ],
  },
});
