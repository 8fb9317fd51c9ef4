import { setImmediate as nextTurn } from 'node:timers/promises'
import { type EpochMillis, metricResolutions } from '@fourbox/domain'
import type { Database } from 'better-sqlite3'
import type { CountedCalls, Metrics, MetricsQuery } from '../store.ts'
import { mergeCallSums, packCallSums } from '../rows/call-sums-body.ts'
import { bytesBesideABody, type Point, type SeriesRow, startOf, sumBySteps } from '../rows/metric-points.ts'
import { giveRoomBack } from './give-room-back.ts'
import type { Turns } from './turns.ts'

/**
 * Sums of calls by series and time, at every resolution from the moment on at which they are counted: nothing has to be
 * thinned out later, and who comes late is added where it belongs.
 */
export function openMetrics(database: Database, turns: Turns): Metrics {
  database.function('merge_call_sums', { deterministic: true }, (one: unknown, other: unknown) => mergeCallSums(bytesOf(one), bytesOf(other)))
  const selectSeries = database.prepare<[{ restApiId: string; stage: string | null; httpMethod: string | null; resourcePath: string | null }], SeriesRow>(
    `SELECT id, rest_api_id AS restApiId, stage, http_method AS httpMethod, resource_path AS resourcePath FROM metric_series
     WHERE rest_api_id = $restApiId AND ($stage IS NULL OR stage = $stage)
       AND ($httpMethod IS NULL OR (http_method = $httpMethod AND resource_path = $resourcePath))
     ORDER BY stage, resource_path, http_method`,
  )
  const selectPlaces = database.prepare<[], { restApiId: string; stage: string }>('SELECT DISTINCT rest_api_id AS restApiId, stage FROM metric_series')
  const insertSeries = database
    .prepare<[Omit<SeriesRow, 'id'>], number>(
      // What is updated is as it was: without it a known series would answer no id.
      `INSERT INTO metric_series (rest_api_id, stage, http_method, resource_path) VALUES ($restApiId, $stage, $httpMethod, $resourcePath)
       ON CONFLICT DO UPDATE SET stage = stage RETURNING id`,
    )
    .pluck()
  const addPoint = database.prepare<[number, number, number, Uint8Array]>(
    `INSERT INTO metric_points (series, resolution, at, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (series, resolution, at) DO UPDATE SET body = merge_call_sums(body, excluded.body)`,
  )
  const selectPoints = database.prepare<[{ series: number; resolution: number; from: number; until: number }], Point>(
    'SELECT at, body FROM metric_points WHERE series = $series AND resolution = $resolution AND at >= $from AND at < $until ORDER BY at',
  )
  const expireSeries = database.prepare<[{ series: number; resolution: number; before: number }]>(
    'DELETE FROM metric_points WHERE series = $series AND resolution = $resolution AND at < $before',
  )
  const selectIds = database.prepare<[], number>('SELECT id FROM metric_series').pluck()
  const deleteEmptySeries = database.prepare<[]>('DELETE FROM metric_series WHERE NOT EXISTS (SELECT 1 FROM metric_points WHERE series = metric_series.id)')
  const selectBytes = database.prepare<[number], { at: number; bytes: number }>(
    `SELECT at, sum(octet_length(body)) + count(*) * ${bytesBesideABody} AS bytes FROM metric_points WHERE resolution = ? GROUP BY at ORDER BY at DESC`,
  )
  const deleteUpTo = database.prepare<[number, number]>('DELETE FROM metric_points WHERE resolution = ? AND at <= ?')
  const deletePointsOf = database.prepare<[number]>('DELETE FROM metric_points WHERE series = ?')
  const deleteSeries = database.prepare<[number]>('DELETE FROM metric_series WHERE id = ?')

  const add = database.transaction((counted: readonly CountedCalls[]) => {
    for (const { restApiId, stage, method, at, sums } of counted) {
      const series = insertSeries.get({ restApiId, stage, httpMethod: method?.httpMethod ?? '', resourcePath: method?.resourcePath ?? '' })
      if (series === undefined) continue
      const body = packCallSums(sums)
      for (const { seconds } of metricResolutions) addPoint.run(series, seconds, startOf(at, seconds), body)
    }
  })

  const readSeries = (row: SeriesRow, query: MetricsQuery): readonly CountedCalls[] => {
    const { resolutionInSeconds: resolution, from, until } = query
    return sumBySteps(row, selectPoints.iterate({ series: row.id, resolution, from, until }), query)
  }

  /** By series, since that is the order of the index; as one transaction, since each waits for the disk. */
  const expire = database.transaction((resolution: number, before: EpochMillis) => {
    for (const series of selectIds.all()) expireSeries.run({ series, resolution, before })
  })

  const limit = database.transaction((resolution: number, most: number) => {
    let bytes = 0
    for (const point of selectBytes.all(resolution)) {
      bytes += point.bytes
      if (bytes > most) return void deleteUpTo.run(resolution, point.at)
    }
  })

  const deleteAll = database.transaction((restApiId: string, stage: string) => {
    for (const { id } of selectSeries.all({ restApiId, stage, httpMethod: null, resourcePath: null })) {
      deletePointsOf.run(id)
      deleteSeries.run(id)
    }
  })

  return {
    add: (counted) => turns.write(() => add.immediate(counted)),
    read: async (query) => {
      const { restApiId, stage = null, method } = query
      const wanted = { restApiId, stage, httpMethod: method?.httpMethod ?? null, resourcePath: method?.resourcePath ?? null }
      const found: CountedCalls[] = []
      for (const row of await turns.read(() => selectSeries.all(wanted))) {
        found.push(...(await turns.read(() => readSeries(row, query))))
        // Fifteen days of one method are some milliseconds.
        await nextTurn()
      }
      return found
    },
    stages: () => turns.read(() => selectPlaces.all()),
    expire: async (now) => {
      for (const { seconds, keptInSeconds } of metricResolutions) await turns.write(() => expire.immediate(seconds, now - keptInSeconds * 1000))
      await turns.write(() => void deleteEmptySeries.run())
    },
    limit: async (bytes) => {
      for (const { seconds } of metricResolutions) await turns.write(() => limit.immediate(seconds, bytes / metricResolutions.length))
      await giveRoomBack(database, turns)
    },
    delete: (restApiId, stage) => turns.write(() => deleteAll.immediate(restApiId, stage)),
  }
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array()
}
