import { metricResolutions } from '@fourbox/domain'
import { mergeCallSums, packCallSums } from '../rows/call-sums-body.ts'
import { bytesBesideABody, type Point, type SeriesRow, startOf, sumBySteps } from '../rows/metric-points.ts'
import type { CountedCalls, Metrics } from '../store.ts'
import type { Database, Queries } from './database.ts'
import { holdMetrics } from './locks.ts'

interface NewPoint extends Point {
  readonly series: number
  readonly resolution: number
}

const series = 'id, rest_api_id AS "restApiId", stage, http_method AS "httpMethod", resource_path AS "resourcePath"'

/** Sums of calls by series and time, at every resolution from the moment on at which they are counted, as SQLite's store keeps them. */
export function openMetrics(database: Database): Metrics {
  return {
    add: async (counted) => {
      if (counted.length === 0) return
      await database.transaction(async (queries) => {
        await queries.query('SET LOCAL synchronous_commit = off')
        await holdMetrics(queries)
        const added = pointsOf(counted, await seriesOf(queries, counted))
        await putPoints(queries, await mergedWithKept(queries, added))
      })
    },
    read: async (query) => {
      const { restApiId, stage = null, method, resolutionInSeconds, from, until } = query
      const rows = await database.read<SeriesRow>(
        `SELECT ${series} FROM metric_series WHERE rest_api_id = $1 AND ($2::text IS NULL OR stage = $2)
           AND ($3::text IS NULL OR (http_method = $3 AND resource_path = $4)) ORDER BY stage, resource_path, http_method`,
        [restApiId, stage, method?.httpMethod ?? null, method?.resourcePath ?? null],
      )
      const found: CountedCalls[] = []
      for (const row of rows) {
        const points = await database.read<Point>(
          'SELECT at, body FROM metric_points WHERE series = $1 AND resolution = $2 AND at >= $3 AND at < $4 ORDER BY at',
          [row.id, resolutionInSeconds, from, until],
        )
        found.push(...sumBySteps(row, points, query))
      }
      return found
    },
    stages: () => database.read('SELECT DISTINCT rest_api_id AS "restApiId", stage FROM metric_series ORDER BY 1, 2'),
    expire: (now) =>
      database.transaction(async (queries) => {
        await holdMetrics(queries)
        for (const { seconds, keptInSeconds } of metricResolutions)
          await queries.query('DELETE FROM metric_points WHERE resolution = $1 AND at < $2', [seconds, now - keptInSeconds * 1000])
        await queries.query('DELETE FROM metric_series WHERE NOT EXISTS (SELECT 1 FROM metric_points WHERE series = metric_series.id)')
      }),
    limit: async (bytes) => {
      for (const { seconds } of metricResolutions) {
        await database.write(
          `DELETE FROM metric_points WHERE resolution = $1 AND at <= (
             SELECT max(at) FROM (
               SELECT at, sum(sum(octet_length(body)) + count(*) * ${bytesBesideABody}) OVER (ORDER BY at DESC) AS bytes
               FROM metric_points WHERE resolution = $1 GROUP BY at
             ) AS counted WHERE bytes > $2
           )`,
          [seconds, Math.floor(bytes / metricResolutions.length)],
        )
      }
    },
    delete: (restApiId, stage) =>
      database.transaction(async (queries) => {
        await holdMetrics(queries)
        await queries.query('DELETE FROM metric_points USING metric_series WHERE series = id AND rest_api_id = $1 AND stage = $2', [restApiId, stage])
        await queries.query('DELETE FROM metric_series WHERE rest_api_id = $1 AND stage = $2', [restApiId, stage])
      }),
  }
}

/** The ids of the series of some calls, those that are new among them made. */
async function seriesOf(queries: Queries, counted: readonly CountedCalls[]): Promise<ReadonlyMap<string, number>> {
  const keys = [...new Map(counted.map((calls) => [seriesKey(calls), calls])).values()]
  const values = [
    keys.map(({ restApiId }) => restApiId),
    keys.map(({ stage }) => stage),
    keys.map(({ method }) => method?.httpMethod ?? ''),
    keys.map(({ method }) => method?.resourcePath ?? ''),
  ]
  const given = 'unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS given (rest_api_id, stage, http_method, resource_path)'
  await queries.query(`INSERT INTO metric_series (rest_api_id, stage, http_method, resource_path) SELECT * FROM ${given} ON CONFLICT DO NOTHING`, values)
  const rows = await queries.query<SeriesRow>(
    `SELECT ${series} FROM metric_series JOIN ${given} USING (rest_api_id, stage, http_method, resource_path)`,
    values,
  )
  return new Map(rows.map(({ id, restApiId, stage, httpMethod, resourcePath }) => [JSON.stringify([restApiId, stage, httpMethod, resourcePath]), id]))
}

function seriesKey({ restApiId, stage, method }: CountedCalls): string {
  return JSON.stringify([restApiId, stage, method?.httpMethod ?? '', method?.resourcePath ?? ''])
}

/** What is added, by series, resolution and time: each of these once. */
function pointsOf(counted: readonly CountedCalls[], ids: ReadonlyMap<string, number>): ReadonlyMap<string, NewPoint> {
  const points = new Map<string, NewPoint>()
  for (const calls of counted) {
    const id = ids.get(seriesKey(calls))
    if (id === undefined) continue
    const body = packCallSums(calls.sums)
    for (const { seconds } of metricResolutions) addPoint(points, { series: id, resolution: seconds, at: startOf(calls.at, seconds), body })
  }
  return points
}

function addPoint(points: Map<string, NewPoint>, point: NewPoint): void {
  const key = `${point.series} ${point.resolution} ${point.at}`
  const former = points.get(key)
  points.set(key, former ? { ...point, body: mergeCallSums(former.body, point.body) } : point)
}

async function mergedWithKept(queries: Queries, added: ReadonlyMap<string, NewPoint>): Promise<readonly NewPoint[]> {
  const points = [...added.values()]
  const kept = await queries.query<NewPoint>(
    'SELECT series, resolution, at, body FROM metric_points JOIN unnest($1::bigint[], $2::int[], $3::bigint[]) AS given (series, resolution, at) USING (series, resolution, at)',
    columnsOf(points),
  )
  const merged = new Map(added)
  for (const point of kept) addPoint(merged, point)
  return [...merged.values()]
}

async function putPoints(queries: Queries, points: readonly NewPoint[]): Promise<void> {
  await queries.query(
    `INSERT INTO metric_points (series, resolution, at, body) SELECT series, resolution, at, decode(body, 'hex')
     FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::text[]) AS given (series, resolution, at, body)
     ON CONFLICT (series, resolution, at) DO UPDATE SET body = excluded.body`,
    [...columnsOf(points), points.map(({ body }) => Buffer.from(body).toString('hex'))],
  )
}

function columnsOf(points: readonly NewPoint[]): [readonly number[], readonly number[], readonly number[]] {
  return [points.map(({ series: id }) => id), points.map(({ resolution }) => resolution), points.map(({ at }) => at)]
}
