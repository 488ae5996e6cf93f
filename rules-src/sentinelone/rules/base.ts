import { group, pcre2 } from '../../../src/define/index.ts';
import { threats } from '../events.ts';
import { sampleThreats } from '../samples.ts';

/**
 * A line of the collector, or one of the public recipe's script (a bare threat object). One base for both: with two,
 * an event would stand in two places of the tree and count twice. Not by `location`, which differs on agents and in
 * containers.
 */
const ours = '^\\{\\s*"ossify":\\s*\\{\\s*(?:"\\w+":\\s*"[^"]*",\\s*){0,6}"plugin":\\s*"sentinelone"';
const theirs = '^\\{(?!"ossify":)(?=.*"agentRealtimeInfo":\\s*\\{).*"threatInfo":\\s*\\{';

/** The recipe's script writes the API's object as it is. */
export const scriptLine = JSON.stringify(sampleThreats.jamf);

/**
 * Level 0 is tried before every other rule below Wazuh's root. Without it a stock rule on any log takes the line first,
 * by words that whoever names a file can choose: `killed by SIGTERM` (1008, level 5), `@@@@…` (40106, level 12).
 */
const gate = threats.rule({
  id: 100699,
  level: 0,
  decodedAs: 'json',
  regex: pcre2(`${ours}|${theirs}`),
  noAlert: true,
  description: 'SentinelOne: an event of the API.',
  advice: 'Nothing: it is never the result.',
  falsePositives: ['None: it does not claim anything.'],
  examples: { fires: [], silent: [{ name: 'a threat goes on to its rule', of: scriptLine, expect: { rule: 100621 } }] },
});

const novelty = {
  ossify: { plugin: 'sentinelone', stream: 'novelty', console: 'main', key: 'main:novelty:1:1', change: 'new' },
  sentinelone: { novelty: { name: 'x' } },
};

export const base = threats.rule({
  id: 100600,
  level: 3,
  parent: gate,
  description: 'SentinelOne: an event that no rule has an opinion on.',
  advice: 'Nothing. It is here so that every event of the console can be found.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      { name: 'a stream that the rules do not know', of: JSON.stringify(novelty) },
      {
        name: 'words that stock rules look for',
        of: JSON.stringify({
          ...novelty,
          text: 'No space left on device, killed by SIGTERM, segfault at 0, more authentication failures; @@@@@@@@@@@@@@@@@@@@@@@@@',
        }),
      },
    ],
    silent: [
      { name: 'a line that another decoder takes', of: JSON.stringify({ ...novelty, integration: 'ms-graph' }) },
      {
        name: 'another product that writes about SentinelOne',
        of: '{"integration":"other","message":"see \\"ossify\\":{\\"plugin\\":\\"sentinelone\\"}","threatInfo":{"threatName":"x"}}',
      },
    ],
  },
});

export const baseRules = group({
  names: ['sentinelone_API', 'sentinelone'],
  topic: 'api',
  title: 'Every event of the SentinelOne API',
  rules: [gate, base],
});
