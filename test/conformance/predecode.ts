import { predecode } from '../../src/engine/predecode/index.ts';
import { bytesAt, type Line } from './line.ts';

/** One line of predecode.jsonl; the manager's name is written `MGR` there. */
export function passesPredecode(line: Line): boolean {
  const event = predecode(bytesAt(line, 'event') ?? '', bytesAt(line, 'location') ?? '', 'MGR');
  if (event === undefined || line.error === true) return event === undefined && line.error === true;
  return (
    event.timestamp === bytesAt(line, 'timestamp') &&
    event.hostname === bytesAt(line, 'hostname') &&
    event.programName === bytesAt(line, 'program_name') &&
    event.log === bytesAt(line, 'log') &&
    event.location === bytesAt(line, 'event_location') &&
    event.agentId === line.agent_id
  );
}
