import type { TestReport } from '../../src/harness/report.ts';
import { listRules } from '../../src/harness/rule-list.ts';
import { example, result, runReport, verdict } from './example.ts';

const xml = `<group name="acme,">
  <rule id="100001" level="3"><decoded_as>json</decoded_as><description>Base &lt;b&gt;</description></rule>
  <rule id="100002" level="12"><if_sid>100001</if_sid><description>A threat is "active"</description><mitre><id>T1204</id></mitre></rule>
  <rule id="100003" level="10"><if_sid>100002</if_sid><description>Deeper</description><mitre><id>T9999</id></mitre></rule>
  <rule id="100004" level="5"><if_sid>5700</if_sid><description>Below a stock rule</description></rule>
</group>`;

export const rules = listRules([{ path: 'etc/rules/1000-acme_rules.xml', text: xml }]);

const hostile = `<script>alert(1)</script> "quoted" & 'so'\u0000`;

/** A report with one of everything: good, failed, not comparable, a difference, a survivor, an excused mutant. */
export const fullReport: TestReport = {
  plugin: 'acme',
  runs: ['embedded', 'docker x:1'].map((backend) =>
    runReport(
      [
        result(example('a threat'), { kind: 'passed', verdict: verdict() }),
        result(example(hostile, { rule: '100002', kind: 'silent' }), {
          kind: 'failed',
          verdict: verdict({ rule: '100002' }),
          mismatches: [{ what: 'rule', expected: 'not 100002', actual: '100002' }],
        }),
        result(example('slow', { rule: '100003' }), { kind: 'not-comparable', why: 'it waits 600 s' }),
      ],
      { backend, messages: ["WARNING: (7612): Rule ID '100001' is duplicated."] },
    ),
  ),
  differences: [{ example: example('a threat'), what: 'level', values: { embedded: '5', 'docker x:1': '6' } }],
  mutation: {
    rules: [
      {
        subject: '100002',
        killed: 3,
        survived: [
          {
            mutant: {
              of: '100002',
              file: 'etc/rules/1000-acme_rules.xml',
              line: 3,
              what: 'level',
              how: '12 -> 13',
              reach: 'tried',
              from: 0,
              to: 0,
              by: '',
            },
            advice: 'Add "level" to the expectation of an example.',
          },
        ],
        equivalent: [
          {
            mutant: {
              of: '100002',
              file: 'etc/rules/1000-acme_rules.xml',
              line: 3,
              what: 'match',
              how: 'left out',
              reach: 'tried',
              from: 0,
              to: 0,
              by: '',
            },
            reason: 'its parent tests the same',
          },
        ],
      },
    ],
    unloadable: 0,
    durationMs: 10,
  },
};
