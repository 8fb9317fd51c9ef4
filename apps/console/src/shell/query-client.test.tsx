import { expect, test } from 'vitest'
import { useFlashes } from './flashes.ts'
import { consoleQueryClient } from './query-client.ts'

async function failing(meta: { readonly shown?: boolean }): Promise<readonly unknown[]> {
  useFlashes.setState({ flashes: [] })
  const client = consoleQueryClient()
  const mutation = client.getMutationCache().build(client, {
    meta,
    mutationFn: async () => {
      throw new Error('Too Many Requests')
    },
  })
  await mutation.execute(undefined).catch(() => undefined)
  return useFlashes.getState().flashes.map(({ content }) => content)
}

test('a refusal that no page shows goes to the flash bar, one that a page shows does not', async () => {
  expect(await failing({ shown: true })).toEqual([])
  expect(await failing({})).toEqual(['Too Many Requests'])
})

test('a read is tried once: a refusal does not get better by asking again', async () => {
  let tries = 0
  const queryFn = async () => {
    tries += 1
    throw new Error('Invalid API identifier specified')
  }
  await consoleQueryClient()
    .fetchQuery({ queryKey: ['x'], queryFn })
    .catch(() => undefined)
  expect(tries).toBe(1)
})
