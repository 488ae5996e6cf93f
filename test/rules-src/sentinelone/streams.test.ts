import { describe, expect, test } from 'vitest';
import { source, threats, unifiedAlerts } from '../../../rules-src/sentinelone/streams.ts';
import type { Json, JsonObject, PageAsk } from '../../../src/define/index.ts';
import { objectsOf, sampleFile, sampleObjects, sampleStreams } from '../../builders/sentinelone.ts';

const ask: PageAsk = {
  from: '2024-01-01T00:00:00.000001Z',
  to: '2024-01-02T00:00:00.000000Z',
  limit: 250,
  cursor: null,
  scope: {},
};

describe('a request', () => {
  test.each([
    ['threats', '/web/api/v2.1/threats', 'updatedAt', 'updatedAt'],
    ['activities', '/web/api/v2.1/activities', 'createdAt', 'createdAt'],
    ['alerts', '/web/api/v2.1/cloud-detection/alerts', 'reportedAt', 'alertInfoReportedAt'],
    ['agents', '/web/api/v2.1/agents', 'updatedAt', 'updatedAt'],
  ])('of %s asks for its window, oldest first', (name, path, time, sortBy) => {
    const stream = sampleStreams.find((each) => each.name === name);
    expect(stream?.request(ask)).toEqual({
      method: 'GET',
      path,
      query: {
        [`${time}__gte`]: ask.from,
        [`${time}__lt`]: ask.to,
        sortBy,
        sortOrder: 'asc',
        limit: '250',
        skipCount: 'true',
      },
    });
  });

  test('carries the cursor and the scope, lists joined by commas and empty ones left out', () => {
    const query = threats.request({ ...ask, cursor: 'abc=', scope: { siteIds: ['1', '2'], groupIds: [] } }).query;
    expect(query).toMatchObject({ cursor: 'abc=', siteIds: '1,2' });
    expect(query).not.toHaveProperty('groupIds');
  });

  test('of unified alerts takes milliseconds and the narrowest scope', () => {
    const body = unifiedAlerts.request({ ...ask, scope: { accountIds: ['1'], siteIds: ['2'] } }).body;
    expect(body).toMatchObject({
      variables: {
        filters: [{ fieldId: 'updatedAt', dateTimeRange: { start: 1_704_067_200_000, end: 1_704_153_600_000 } }],
        sort: { by: 'updatedAt', order: 'ASC' },
        after: null,
        scope: { scopeType: 'SITE', scopeIds: ['2'] },
      },
    });
  });
});

describe('a page', () => {
  test.each<[string, Json, string | null]>([
    ['a cursor goes on', { data: [], pagination: { nextCursor: 'abc=' } }, 'abc='],
    ['null ends', { data: [], pagination: { nextCursor: null } }, null],
    ['an empty text ends', { data: [], pagination: { nextCursor: '' } }, null],
    ['the text "null" ends', { data: [], pagination: { nextCursor: 'null' } }, null],
    ['no pagination ends', { data: [] }, null],
    ['null pagination ends', { data: null, pagination: null, errors: [] }, null],
  ])('%s', (_fact, body, next) => {
    expect(threats.page(body).next).toBe(next);
  });

  test('tells the errors of a 200 answer', () => {
    const errors = [{ code: 4_010_010, detail: null, title: 'Authentication Failed' }, 'plain'];
    expect(threats.page({ data: null, errors }).errors).toEqual(['Authentication Failed (4010010)', 'plain']);
    expect(unifiedAlerts.page({ data: null, errors: [{ message: 'Unknown field' }] }).errors).toEqual([
      'Unknown field',
    ]);
  });

  test.each<[Json]>([[{ data: null, pagination: null }], [{ data: { sites: [] } }], [{}], ['hello'], [null]])(
    'that lacks its list is a complaint, not an empty page: %j',
    (body) => {
      expect(threats.page(body).errors).toHaveLength(1);
      expect(unifiedAlerts.page(body).errors).toHaveLength(1);
    },
  );

  test('of unified alerts ends where there is no next page', () => {
    const page = (hasNextPage: boolean) => ({
      data: { alerts: { edges: [], pageInfo: { hasNextPage, endCursor: 'c' } } },
    });
    expect(unifiedAlerts.page(page(true)).next).toBe('c');
    expect(unifiedAlerts.page(page(false)).next).toBeNull();
  });

  test.each([
    ['threats', 12],
    ['activities', 31],
    ['alerts', 6],
    ['unifiedAlerts', 4],
    ['agents', 8],
  ])('of the sample %s holds %i objects with id, time and version', (name, count) => {
    const stream = sampleStreams.find((each) => each.name === name);
    const objects = stream ? sampleObjects(stream) : [];
    expect(objects).toHaveLength(count);
    for (const object of objects) {
      expect(stream?.id(object)).toMatch(/^[\da-f-]{18,36}$/);
      expect(stream?.time(object)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      expect(stream?.version(object)).not.toBe('');
    }
  });
});

describe('the source', () => {
  test.each<[string, number, Json, boolean]>([
    [
      'a cursor that the console names',
      400,
      { errors: [{ code: 4_000_010, detail: 'Invalid cursor value received' }] },
      true,
    ],
    ['its code alone', 400, { errors: [{ code: 4_000_010, detail: null }] }, true],
    ['its text alone', 400, { errors: [{ detail: 'Invalid cursor value received' }] }, true],
    ['another 400', 400, { errors: [{ code: 4_000_040, detail: 'Unknown parameter' }] }, false],
    ['a 401', 401, { errors: [{ code: 4_010_010, title: 'Authentication Failed' }] }, false],
    ['HTML', 400, 'cursor', false],
  ])('restarts a walk for %s', (_fact, status, body, refused) => {
    expect(source.refusesCursor(status, body)).toBe(refused);
  });

  test('reads when a token ends', () => {
    const { request, read } = source.tokenExpiry;
    expect(request('T').body).toEqual({ data: { apiToken: 'T' } });
    expect(read({ data: { createdAt: '2026-01-01', expiresAt: '2026-07-01T00:00:00Z' } })).toBe('2026-07-01T00:00:00Z');
    expect(read({ data: null })).toBeNull();
  });

  test('sends the token as the console expects it', () => {
    expect(source.authorize('T')).toEqual({ authorization: 'ApiToken T' });
  });
});

describe('what is followed', () => {
  const [first] = sampleObjects(threats);
  const changed = (change: JsonObject): JsonObject => ({ ...first, ...change });

  test('a threat tells the results of its actions by name', () => {
    const rows = [
      { action: 'quarantine', status: 'failed', lastUpdate: '2024-01-01T00:00:02.000000Z' },
      { action: 'kill', status: 'success', lastUpdate: '2024-01-01T00:00:01.000000Z' },
      { action: 'remediate', status: 'pending', lastUpdate: '2024-01-01T00:00:03.000000Z' },
    ];
    expect(threats.follow(changed({ mitigationStatus: rows }))).toMatchObject({
      failedActions: 'quarantine',
      pendingActions: 'remediate',
      mitigationStatus: 'not_mitigated',
    });
  });

  test('members of the endpoint that move all the time are not followed', () => {
    const moved = changed({ agentRealtimeInfo: { activeThreats: 5, rebootRequired: false } });
    expect(threats.follow(moved)).toEqual(threats.follow(changed({})));
  });

  test('a threat of the flat v2.0 shape has an id and a time, too', () => {
    const old = objectsOf(threats, sampleFile('threats_v20.json'));
    expect(old.map(threats.id)).toHaveLength(4);
    expect(old.every((object) => threats.time(object) !== undefined)).toBe(true);
  });
});
