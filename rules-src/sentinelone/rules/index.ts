// Every rule on the API's lines, parents before children. Ids 100600 to 100799.
import { activityRules } from './activities/index.ts';
import { agentConditionRules } from './agent-condition.ts';
import { agentRules } from './agents.ts';
import { alertRules } from './alerts.ts';
import { baseRules } from './base.ts';
import { healthRules } from './health.ts';
import { threatRules } from './threats/index.ts';
import { tuningRules } from './tuning.ts';
import { unifiedAlertRules } from './unified-alerts.ts';

export const apiRules = [
  baseRules,
  threatRules,
  agentRules,
  agentConditionRules,
  ...activityRules,
  alertRules,
  unifiedAlertRules,
  healthRules,
  tuningRules,
] as const;
