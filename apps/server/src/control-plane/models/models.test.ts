import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'

test('a model whose schema does not say what it describes has no template', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const models = `/restapis/${String(id)}/models`
  const make = (name: string, schema: object) => server.done('POST', models, { name, contentType: 'application/json', schema: JSON.stringify(schema) })
  await make('Vague', {})
  await make('Clear', { type: 'string' })
  expect(await server.call('GET', `${models}/Vague/default_template`)).toMatchObject({
    status: 400,
    body: { message: "Cannot generate mapping template because model schema is missing a 'type' or '$ref' property" },
  })
  expect(await server.call('GET', `${models}/Clear/default_template`)).toMatchObject({ status: 200 })
})
