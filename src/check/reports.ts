// Public reports of what goes wrong with rules, decoders and their files. One table: kinds of findings and tests cite its numbers.

/** What people met, and where they said so: `wazuh#n` is an issue of wazuh/wazuh. */
export interface PublicReport {
  readonly symptom: string;
  readonly sources: readonly string[];
}

function report(symptom: string, ...sources: readonly string[]): PublicReport {
  return { symptom, sources };
}

export const REPORTS = {
  B01: report(
    'A rule written in PCRE syntax never fires.',
    'wazuh#14420',
    'wazuh#10675',
    'wazuh#32438',
    'ossec-hids#1655',
  ),
  B02: report('A value is found inside the opposite value.', 'the public recipe'),
  B04: report(
    'Of two files of one name the second replaces the first, or both load.',
    'wazuh#15069',
    'the public recipe',
  ),
  B05: report('A rule with an id that is taken has no effect.', 'wazuh#18629', 'wazuh#10824'),
  B07: report('A rule of level 0 beside it swallows an alert.', 'wazuh#36029', 'wazuh#6183', 'wazuh#17647'),
  B08: report('With a separator at the end of if_sid a rule fires without its parent.', 'wazuh#14785'),
  B10: report(
    'A pasted archive line is decoded otherwise than the live one.',
    'wazuh#39536',
    'wazuh#27933',
    'wazuh#11733',
    'wazuh#21604',
    'wazuh#25684',
  ),
  B11: report('The check is content although rules are dropped.', 'wazuh#14205', 'wazuh#25902'),
  B13: report('Members of arrays are no fields.', 'wazuh#2013', 'wazuh#3301', 'wazuh#8733', 'wazuh#14732'),
  B14: report('A number never equals itself.', 'wazuh#14145'),
  B16: report('Many field conditions crash the engine or are refused.', 'wazuh#15638', 'wazuh#17490'),
  B17: report(
    'Location and host name differ between logtest and live.',
    'wazuh#15442',
    'wazuh#27512',
    'wazuh#7535',
    'wazuh#35178',
    'wazuh#7661',
    'wazuh#14705',
    'wazuh#21981',
    'wazuh#4686',
  ),
  B19: report(
    'A field is static, and the engine refuses to start.',
    'wazuh#31648',
    'wazuh#32107',
    'wazuh#9745',
    'wazuh#15146',
    'wazuh/wazuh-ruleset#868',
  ),
  B20: report(
    'A field name copied from the dashboard never matches.',
    'wazuh#38302',
    'wazuh#27389',
    'wazuh/wazuh-documentation#5661',
    'wazuh/wazuh-documentation#5981',
  ),
  B22: report('With frequency 2 a rule keeps firing.', 'wazuh#4992', 'wazuh#4986'),
  B23: report('A counting rule without frequency, or frequency without a count.', 'wazuh#7929', 'wazuh#38966'),
  B25: report('Counters are per agent.', 'wazuh#22590', 'wazuh#22612', 'wazuh#6006', 'wazuh#6007'),
  B26: report(
    'same_field and different_field compare with the current event only.',
    'wazuh#4236',
    'wazuh#16249',
    'wazuh#4739',
    'wazuh#2850',
    'wazuh#2771',
  ),
  B28: report('Several parents multiply a count.', 'wazuh#17169'),
  B29: report(
    'A decoder, or the fields of a second one, are never used.',
    'wazuh#24380',
    'wazuh#745',
    'wazuh#31275',
    'wazuh#32038',
    'wazuh#16524',
    'wazuh/wazuh-documentation#6503',
  ),
  B31: report('Malformed JSON is decoded, valid JSON is not.', 'wazuh#17948'),
  B32: report('With a header in front JSON has no fields.', 'wazuh#8049', 'wazuh#21604', 'wazuh#25684', 'wazuh#21403'),
  B34: report('Dot and escaped dot are swapped in OS_Regex.', 'wazuh#38659', 'wazuh#570', 'wazuh#3664', 'wazuh#14420'),
  B35: report('Letters beyond ASCII never match.', 'wazuh#7032', 'wazuh#15291', 'wazuh#10018'),
  B37: report('Field names with dots, blanks and capitals.', 'wazuh#26294', 'wazuh#7102'),
  B38: report('One bad file stops the manager.', 'wazuh#20097', 'wazuh#17862'),
  B40: report(
    'A list that is missing removes the rule.',
    'wazuh#1513',
    'wazuh#13061',
    'wazuh#3292',
    'wazuh/wazuh-docker#2065',
  ),
  B41: report('The general rule wins over the specific one.', 'wazuh#6183'),
  B43: report('Decoder options that need others.', 'wazuh#20683', 'wazuh#11172'),
  B44: report('A value is cut at its first blank.', 'the public recipe'),
  B47: report('The tag of a wodle is no program name.', 'wazuh#21691'),
  B55: report(
    'A file that the manager may not read.',
    'wazuh#15741',
    'wazuh/wazuh-docker#1726',
    'avanwouwe/wazuh-gworkspace#7',
  ),
  B68: report(
    'Null and absent fields in conditions and descriptions.',
    'elastic/integrations#1170',
    'elastic/integrations#13478',
  ),
} as const satisfies Readonly<Record<string, PublicReport>>;

export type ReportNumber = keyof typeof REPORTS;
