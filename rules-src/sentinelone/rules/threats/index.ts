// Threats: what state they are in, what changed, what people made of them, what shows over several.
import { group } from '../../../../src/define/index.ts';
import { activeThreat, becameMalicious, severalThreats, suspiciousThreat, threatLine, unknownState } from './active.ts';
import { benignThoughConfirmed, benignThoughMalicious, markedBenign } from './benign.ts';
import {
  confirmedThreat,
  contradiction,
  lateralMovement,
  mitigationFailed,
  ransomwareActive,
  released,
} from './danger.ts';
import { closedWhileActive, falseAlarm, falseAlarmAgainstEngines, flatShape, incidentReopened } from './judged.ts';
import { mitigatedAttack, mitigatedByMistake, mitigatedInPart, mitigatedThreat, rebootRequired } from './mitigated.ts';
import { burst, comesBack, outbreak } from './repetition.ts';

export { activeThreat, mitigatedThreat, severalThreats, suspiciousThreat };

/** Siblings of one level are tried in this order. */
export const threatRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_threat'],
  topic: 'api',
  title: 'Threats',
  rules: [
    threatLine,
    severalThreats,
    ransomwareActive,
    mitigationFailed,
    confirmedThreat,
    lateralMovement,
    released,
    contradiction,
    activeThreat,
    becameMalicious,
    suspiciousThreat,
    unknownState,
    closedWhileActive,
    falseAlarmAgainstEngines,
    falseAlarm,
    incidentReopened,
    flatShape,
    mitigatedThreat,
    mitigatedInPart,
    mitigatedAttack,
    mitigatedByMistake,
    rebootRequired,
    markedBenign,
    benignThoughMalicious,
    benignThoughConfirmed,
    outbreak,
    burst,
    comesBack,
  ],
});
