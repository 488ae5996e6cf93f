// The decoders that are code. In: an event and what its selected decoder says. Out: fields set on the event.
import type { PluginName } from '../decoder.ts';
import type { PluginContext } from './context.ts';
import { decodeJson } from './json.ts';
import { decodeOssecAlert } from './ossec-alert.ts';
import { decodePf } from './pf.ts';
import { decodeSonicWall } from './sonicwall.ts';
import { decodeSymantecWebSecurity } from './symantec-ws.ts';

export type { PluginContext } from './context.ts';

export const PLUGINS: Readonly<Record<PluginName, (context: PluginContext) => void>> = {
  JSON_Decoder: decodeJson,
  PF_Decoder: ({ event }) => decodePf(event),
  SymantecWS_Decoder: ({ event }) => decodeSymantecWebSecurity(event),
  SonicWall_Decoder: ({ event }) => decodeSonicWall(event),
  OSSECAlert_Decoder: ({ event, hasRule }) => decodeOssecAlert(event, hasRule),
};
