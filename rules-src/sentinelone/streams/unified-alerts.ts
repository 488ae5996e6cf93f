import {
  type HttpAsk,
  type Json,
  type JsonObject,
  type Members,
  type Page,
  type PageAsk,
  stream,
} from '../../../src/define/index.ts';
import { apiPath, complaintsOf, cursorOf } from './ask.ts';
import { clean, distinctText } from './clean.ts';
import { arrayAt, isObject, objectAt, textAt, without } from './read.ts';
import { endpoint } from './surroundings.ts';

const query = `query Alerts($filters: [FilterInput!], $sort: SortInput, $first: Int, $after: String, $scope: ScopeSelectorInput) {
  alerts(filters: $filters, sort: $sort, first: $first, after: $after, scope: $scope) {
    edges {
      cursor
      node {
        id name description severity status result analystVerdict attackSurfaces classification confidenceLevel
        externalId createdAt updatedAt firstSeenAt lastSeenAt detectedAt noteExists storylineId
        analytics { name category }
        assignee { email fullName }
        detectionSource { product vendor }
        asset {
          id name agentUuid agentVersion category subcategory osType osVersion lastLoggedInUser pendingReboot policy
        }
        process { cmdLine parentName file { name path sha1 sha256 md5 certSubject } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/**
 * Unified alerts (GraphQL), by `updatedAt`, new and changed. They repeat threats and STAR alerts of the older endpoints
 * (`externalId` names them) and add identity and cloud detections. A GraphQL query that names one unknown member fails as
 * a whole, so that it names only members that published clients ask for.
 */
export const unifiedAlerts = stream({
  name: 'unifiedAlerts',
  request: askForAlerts,
  rows: ['data', 'alerts', 'edges'],
  object: (edge) => (isObject(edge) ? edge.node : undefined),
  page: alertPage,
  pageSize: { first: 100, max: 500 },
  rate: { perSecond: 10, burst: 10 },
  time: (alert) => textAt(alert, 'updatedAt'),
  id: (alert) => textAt(alert, 'id'),
  version: (alert) => textAt(alert, 'updatedAt') ?? '',
  follow: (alert) => ({
    status: textAt(alert, 'status'),
    analystVerdict: textAt(alert, 'analystVerdict'),
    severity: textAt(alert, 'severity'),
    result: textAt(alert, 'result'),
  }),
  status: 'status',
  lines: 'every-version',
  shape: shapeUnifiedAlert,
  enumerations: {
    'sentinelone.unifiedAlert.severity': ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
    'sentinelone.unifiedAlert.confidenceLevel': ['MALICIOUS', 'SUSPICIOUS'],
  },
});

/** Filters take epoch milliseconds, so that the window's bounds lose their microseconds, downwards. */
function askForAlerts(ask: PageAsk): HttpAsk {
  const [start, end] = [Date.parse(ask.from), Date.parse(ask.to)];
  const dateTimeRange = { start, startInclusive: true, end, endInclusive: false };
  const variables = {
    filters: [{ fieldId: 'updatedAt', dateTimeRange }],
    sort: { by: 'updatedAt', order: 'ASC' },
    first: ask.limit,
    after: ask.cursor,
    scope: scopeOf(ask.scope),
  };
  return { method: 'POST', path: apiPath('unifiedalerts/graphql'), body: { query, variables } };
}

/** This endpoint takes ids of one kind: the narrowest that is configured. */
function scopeOf(scope: PageAsk['scope']): Json {
  const kinds = [
    ['GROUP', scope.groupIds],
    ['SITE', scope.siteIds],
    ['ACCOUNT', scope.accountIds],
  ] as const;
  const narrowest = kinds.find(([, ids]) => ids !== undefined && ids.length > 0);
  return narrowest === undefined ? null : { scopeType: narrowest[0], scopeIds: [...(narrowest[1] ?? [])] };
}

/** GraphQL failures come with status 200 and `errors`. */
function alertPage(body: Json): Page {
  const envelope = isObject(body) ? body : {};
  const list = objectAt(envelope, 'data', 'alerts');
  const pageInfo = objectAt(list, 'pageInfo');
  return {
    next: pageInfo.hasNextPage === true ? cursorOf(textAt(pageInfo, 'endCursor')) : null,
    errors: complaintsOf(envelope, list.edges),
  };
}

function shapeUnifiedAlert(alert: JsonObject): Members {
  const [asset = {}, ...others] = assetsOf(alert);
  return {
    sentinelone: clean({
      endpoint: endpoint(textAt(asset, 'name'), undefined),
      unifiedAlert: {
        ...without(alert, 'asset', 'assets'),
        asset,
        assets: distinctText([asset, ...others].map((each) => textAt(each, 'name'))),
      },
    }),
  };
}

/** A node has either `asset` or `assets`. */
function assetsOf(alert: JsonObject): readonly JsonObject[] {
  const list = arrayAt(alert, 'assets').filter(isObject);
  return isObject(alert.asset) ? [alert.asset, ...list] : list;
}
