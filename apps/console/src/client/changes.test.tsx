import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { type Connection, followChanges } from './changes.ts'

test('a change by others reads again what is known of that API, and the lists of no API', async () => {
  const queryClient = knowing('abcde12345', 'zzzzz12345')
  const leaving = new AbortController()
  vi.stubGlobal('fetch', async () => stream('data: {"kind":"sta', 'ge","id":"abcde12345/test"}\n\n'))
  await followChanges(queryClient, ({ is }) => (is === 'on' ? undefined : leaving.abort()), leaving.signal)
  expect(invalidated(queryClient)).toEqual(['GetStages abcde12345', 'GetRestApis undefined'])
})

test('a connection that is lost is told, and once it is back everything is read again', async () => {
  const queryClient = knowing('abcde12345', 'zzzzz12345')
  const leaving = new AbortController()
  const told: Connection[] = []
  let tries = 0
  vi.stubGlobal('fetch', async () => {
    if (++tries === 1) throw new TypeError('Failed to fetch')
    return stream()
  })
  await followChanges(
    queryClient,
    (connection) => {
      told.push(connection)
      if (told.length === 3) leaving.abort()
    },
    leaving.signal,
  )
  expect(told).toEqual([{ is: 'lost' }, { is: 'on' }, { is: 'lost' }])
  expect(invalidated(queryClient)).toHaveLength(3)
})

test('a server that answers, and does not let the page follow, is not said to be gone', async () => {
  const leaving = new AbortController()
  const told: Connection[] = []
  vi.stubGlobal('fetch', async () => Response.json({ message: 'The database that holds the data does not answer.' }, { status: 503 }))
  await followChanges(
    knowing(),
    (connection) => {
      told.push(connection)
      leaving.abort()
    },
    leaving.signal,
  )
  expect(told).toEqual([{ is: 'refused', message: 'The database that holds the data does not answer.' }])
})

test('a database that goes away is told with its reason, and once it is back everything is read again', async () => {
  const queryClient = knowing('abcde12345')
  const leaving = new AbortController()
  const told: Connection[] = []
  vi.stubGlobal('fetch', async () => stream('data: {"database":"away","message":"db is away."}\n\n', 'data: {"database":"there"}\n\n'))
  await followChanges(
    queryClient,
    (connection) => {
      told.push(connection)
      if (connection.is === 'lost') leaving.abort()
    },
    leaving.signal,
  )
  expect(told).toEqual([{ is: 'on' }, { is: 'without-database', message: 'db is away.' }, { is: 'on' }, { is: 'lost' }])
  expect(invalidated(queryClient)).toHaveLength(2)
})

function knowing(...restApiIds: readonly string[]): QueryClient {
  const queryClient = new QueryClient()
  for (const restApiId of restApiIds) queryClient.setQueryData(['GetStages', { restApiId }], {})
  queryClient.setQueryData(['GetRestApis', {}], [])
  return queryClient
}

function invalidated(queryClient: QueryClient): readonly string[] {
  return queryClient
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated)
    .map(
      ({ queryKey: [name, input] }) =>
        `${String(name)} ${typeof input === 'object' && input !== null && 'restApiId' in input ? String(input.restApiId) : 'undefined'}`,
    )
}

function stream(...parts: readonly string[]): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
        controller.close()
      },
    }),
  )
}
