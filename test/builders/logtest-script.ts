/**
 * A stand-in for wazuh-logtest in shell: answers rule 100001 for a line that holds `fire`, no rule for others.
 * @param perLine shell text that runs for each line first; `$line` is the line, `$n` its number from 1
 */
export function logtestScript(perLine = ''): string {
  return `#!/bin/sh
printf 'Starting wazuh-logtest v4.14.7\\nType one log per line\\n' >&2
n=0
while IFS= read -r line; do
  n=$((n + 1)); id=100001
  ${perLine}
  printf "\\n**Phase 1: Completed pre-decoding.\\n\\tfull event: '%s'\\n\\n**Phase 2: Completed decoding.\\n\\tname: 'json'\\n\\tlocation: '%s'\\n" "$line" "$2" >&2
  case $line in *fire*)
    printf "\\n**Phase 3: Completed filtering (rules).\\n\\tid: '%s'\\n\\tlevel: '5'\\n\\tdescription: 'Fired'\\n\\tgroups: '['a']'\\n\\tfiredtimes: '1'\\n\\tmail: 'False'\\n**Alert to be generated.\\n" "$id" >&2 ;;
  esac
done
`;
}
