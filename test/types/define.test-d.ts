// What must not compile. Each `@ts-expect-error` says why; `npm run types` fails when one of them compiles after all.
import {
  absent,
  address,
  arrayContains,
  atLeast,
  contains,
  decoded,
  decodedEvents,
  decoder,
  existingList,
  exists,
  hasItem,
  ifGroupText,
  inList,
  is,
  jsonEvents,
  list,
  not,
  notInList,
  notOrAbsent,
  oneOf,
  osRegex,
  pcre2,
  startsWith,
  stream,
  text,
} from '../../src/define/index.ts';

const doors = stream({
  name: 'doors',
  request: () => ({ method: 'GET', path: '/doors' }),
  rows: ['doors'],
  page: () => ({ next: null }),
  pageSize: { first: 10, max: 100 },
  rate: { perSecond: 1, burst: 1 },
  time: () => undefined,
  id: () => undefined,
  version: () => '',
  follow: () => ({}),
  lines: 'changes',
  shape: (object) => object,
  enumerations: { 'door.state': ['open', 'closed', 'forced'] },
});

const samples = [
  { ossify: { change: 'new' }, door: { state: 'open', floor: 3, locked: true, tags: ['a', 'b'] } },
  { ossify: { change: '' }, door: { state: 'closed', floor: 4, locked: false, owner: null }, srcip: '192.0.2.1' },
];

const events = jsonEvents({ name: 'doors', stream: doors, samples });
const guests = list({ name: 'guests', description: 'Badges of guests' });
const about = { level: 3, description: 'door' } as const;

events.rule({
  ...about,
  id: 1,
  where: {
    'door.state': oneOf('open', 'forced'),
    'door.floor': [atLeast(2), not(3)],
    'door.locked': is(true),
    'door.tags': arrayContains('a'),
    'ossify.change': hasItem('new'),
    srcip: address('192.0.2.0/24'),
    location: contains('/doors'),
  },
  description: text`${'door.state'} on ${'door.floor'} from ${'srcip'} of ${'hostname'}`,
  correlate: { ifMatched: osRegex('x'), frequency: 3, timeframeSeconds: 60, same: ['door.floor', 'location'] },
});
events.rule({
  ...about,
  id: 2,
  where: { 'door.state': not(oneOf('open')), 'door.floor': pcre2('^1'), user: exists() },
});

// @ts-expect-error a misspelt field
events.rule({ ...about, id: 3, where: { 'door.stat': is('open') } });
// @ts-expect-error a value that the enumeration lacks
events.rule({ ...about, id: 4, where: { 'door.state': is('opened') } });
// @ts-expect-error one of several values that the enumeration lacks
events.rule({ ...about, id: 5, where: { 'door.state': oneOf('open', 'shut') } });
// @ts-expect-error a value that the enumeration lacks, negated
events.rule({ ...about, id: 6, where: { 'door.state': not('shut') } });
// @ts-expect-error a piece of a text would also hit the opposite value of an enumeration
events.rule({ ...about, id: 7, where: { 'door.state': contains('lock') } });
// @ts-expect-error a number is not the text of it
events.rule({ ...about, id: 8, where: { 'door.floor': is('3') } });
// @ts-expect-error a boolean is not the text of it
events.rule({ ...about, id: 9, where: { 'door.locked': is('true') } });
// @ts-expect-error a number has no beginning
events.rule({ ...about, id: 10, where: { 'door.floor': startsWith('3') } });
// @ts-expect-error an array is one text for Wazuh: arrayContains
events.rule({ ...about, id: 11, where: { 'door.tags': is('a') } });
// @ts-expect-error an array of texts holds no number
events.rule({ ...about, id: 12, where: { 'door.tags': arrayContains(1) } });
// @ts-expect-error a text is not compared as a number
events.rule({ ...about, id: 13, where: { 'ossify.change': atLeast(1) } });
// @ts-expect-error Wazuh cannot test that a field is absent
events.rule({ ...about, id: 14, where: { 'door.floor': absent() } });
// @ts-expect-error Wazuh cannot test "absent or something else"
events.rule({ ...about, id: 15, where: { 'door.state': notOrAbsent('open') } });
// @ts-expect-error a description of an unknown field
events.rule({ ...about, id: 16, description: text`${'door.stat'}` });
const often = { ifMatched: osRegex('x'), frequency: 3, timeframeSeconds: 60 } as const;
// @ts-expect-error a correlation over an unknown field
events.rule({ ...about, id: 17, correlate: { ...often, same: ['door.stat'] } });
// @ts-expect-error a correlation needs its frequency
events.rule({ ...about, id: 18, correlate: { ifMatched: osRegex('x'), timeframeSeconds: 1 } });
// @ts-expect-error there is no level 17
events.rule({ ...about, id: 19, level: 17 });
// @ts-expect-error an event's $(location) is always empty
events.rule({ ...about, id: 20, description: text`${'location'}` });
// @ts-expect-error both forms of ATT&CK in one rule: Wazuh drops one
events.rule({ ...about, id: 21, mitre: ['T1204', { tactic: 'TA0002', technique: 'T1204' }] });
// @ts-expect-error no such fault
events.rule({ ...about, id: 23, knownFaults: ['SOME_FAULT'] });
// @ts-expect-error a decoded field is tested as a text
events.rule({ ...about, id: 24, where: { hostname: decoded(atLeast(3)) } });
// @ts-expect-error a misspelt field in a later object
events.rule({ ...about, id: 25, where: [{ 'door.state': is('open') }, { 'door.stat': is('open') }] });
events.rule({
  ...about,
  id: 26,
  parent: ifGroupText('web|attack'),
  where: [{ 'ossify.change': startsWith('n'), hostname: decoded(is('a')) }, { 'ossify.change': not('new') }],
  info: [{ type: 'text', value: 'x' }],
  knownFaults: ['GROUP_NAME'],
});
events.rule({ ...about, id: 27, where: { 'ossify.change': notInList(existingList('etc/lists/audit-keys')) } });
events.rule({ ...about, id: 22, where: { 'ossify.change': inList(guests) } });

const captured = decodedEvents({
  name: 'captured',
  fields: { 'acme.code': 'number', 'acme.text': 'text', srcuser: 'text' },
  enumerations: { 'acme.text': ['in', 'out'] },
});
captured.rule({ ...about, id: 30, where: { 'acme.code': atLeast(4), 'acme.text': is('in'), user: is('jane') } });
// @ts-expect-error captured, but not this
captured.rule({ ...about, id: 31, where: { 'acme.cod': atLeast(4) } });
// @ts-expect-error a value that the enumeration lacks
captured.rule({ ...about, id: 32, where: { 'acme.text': is('on') } });
// @ts-expect-error Wazuh tests both users by one element
captured.rule({ ...about, id: 33, where: { srcuser: is('jane') } });

const root = decoder({ name: 'acme', prematch: startsWith('acme: ') });
decoder({ name: 'acme', parent: root, regex: pcre2('code=(\\d+)'), order: ['acme.code'] });
decoder({
  name: 'acme-in',
  parent: root,
  prematch: startsWith('in'),
  prematchOffset: 'after_parent',
  useOwnName: true,
});
decoder({ name: 'json', prematch: startsWith('{'), pluginDecoder: 'JSON_Decoder', pluginOffset: 'after_prematch' });

// @ts-expect-error a root needs a program name or a prematch
decoder({ name: 'nothing' });
// @ts-expect-error captures need names
decoder({ name: 'acme', parent: root, regex: pcre2('code=(\\d+)') });
// @ts-expect-error names need captures
decoder({ name: 'acme', parent: root, order: ['x'] });
// @ts-expect-error a plugin decoder takes no regex
decoder({ name: 'x', prematch: startsWith('{'), pluginDecoder: 'JSON_Decoder', regex: pcre2('(a)'), order: ['x'] });
// @ts-expect-error a child without prematch has nothing to be after
decoder({ name: 'x', parent: root, regex: pcre2('(a)'), regexOffset: 'after_prematch', order: ['x'] });
// @ts-expect-error a root has no parent to be after
decoder({ name: 'x', prematch: startsWith('x'), regex: pcre2('(a)'), regexOffset: 'after_parent', order: ['x'] });
// @ts-expect-error use_own_name has no effect without a prematch
decoder({ name: 'x', parent: root, regex: pcre2('(a)'), order: ['x'], useOwnName: true });
// @ts-expect-error fts has no effect on a child without prematch
decoder({ name: 'x', parent: root, regex: pcre2('(a)'), order: ['srcip'], fts: ['srcip'] });
