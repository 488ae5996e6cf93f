import { group, pcre2 } from '../../../src/define/index.ts';
import { threats } from '../events.ts';
import { sampleThreats } from '../samples.ts';

/**
 * A line of the collector, or one of the public recipe's script (a bare threat object). One base for both: with two,
 * an event would stand in two places of the tree and count twice. Not by `location`, which differs on agents and in
 * containers.
 */
const ours = '^\\{\\s*"ossify":\\s*\\{[^{}]*"plugin":\\s*"sentinelone"';
const theirs = '^\\{(?=.*"agentRealtimeInfo":\\s*\\{)(?=.*"threatInfo":\\s*\\{)(?!.*"ossify":)';

/** The recipe's script writes the API's object as it is. */
export const scriptLine = JSON.stringify(sampleThreats.jamf);

export const base = threats.rule({
  id: 100600,
  level: 3,
  decodedAs: 'json',
  regex: pcre2(`${ours}|${theirs}`),
  description: 'SentinelOne: an event that no rule has an opinion on.',
  advice: 'Nothing. It is here so that every event of the console can be found.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      {
        name: 'a stream that the rules do not know',
        of: '{"ossify":{"plugin":"sentinelone","stream":"novelty","console":"main","key":"main:novelty:1:1","change":"new"},"sentinelone":{"novelty":{"name":"x"}}}',
      },
    ],
    silent: [
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
  rules: [base],
});
