import { expect, test } from 'vitest'
import { newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, type TrialServer, trialServer, trialStart } from '../../testing/trial-server.ts'

const [one, two] = ['first-value-of-twenty', 'second-value-of-twenty']

function importing({ aws }: TrialServer, text: string, failOnWarnings = false) {
  return aws.importApiKeys({ format: 'csv', body: new TextEncoder().encode(text), failOnWarnings })
}

async function keysOf({ aws }: TrialServer) {
  const { items = [] } = await aws.getApiKeys({ includeValues: true })
  return new Map(items.map(({ name, value, description, enabled }) => [name, { value, description, enabled }]))
}

test('a line of the file is a key; columns are found by their names, and what is left out is switched on', async () => {
  const server = await trialServer()
  const text = `\uFEFFKEY, Name ,Description,enabled,Color\r\n${one},first,"with ""quotes"", commas\nand lines",TRUE,red\r\n\r\n${two}, second ,,,\r\n`
  const { ids = [], warnings } = await importing(server, text)
  expect([ids.length, warnings]).toEqual([2, []])
  expect(await keysOf(server)).toEqual(
    new Map([
      ['first', { value: one, description: 'with "quotes", commas\nand lines', enabled: true }],
      ['second', { value: two, description: undefined, enabled: true }],
    ]),
  )
})

test('a key that is there already keeps its id and takes what the file says', async () => {
  const server = await trialServer()
  const { id } = await server.aws.createApiKey({ name: 'old', value: one, enabled: true })
  server.passTime(5)
  const { ids } = await importing(server, `name,key,enabled\nnew,${one},false\n`)
  expect(ids).toEqual([id])
  expect(await server.aws.getApiKey({ apiKey: id })).toMatchObject({
    name: 'new',
    enabled: false,
    createdDate: new Date(trialStart * 1000),
    lastUpdatedDate: new Date((trialStart + 5) * 1000),
  })
})

test('of two lines with one value the last one counts', async () => {
  const server = await trialServer()
  expect((await importing(server, `name,key\nfirst,${one}\nlast,${one}\n`)).ids).toHaveLength(1)
  expect([...(await keysOf(server)).keys()]).toEqual(['last'])
})

test('a key joins the usage plans that its line names, once', async () => {
  const server = await trialServer()
  const usagePlanId = await newUsagePlan(server.aws)
  const text = `name,key,usageplanIds\na,${one},"${usagePlanId}, none"\n`
  await importing(server, text)
  expect(await importing(server, text)).toMatchObject({ warnings: ['Invalid Usage Plan ID specified: none'] })
  expect((await server.aws.getUsagePlanKeys({ usagePlanId })).items?.map(({ name }) => name)).toEqual(['a'])
})

test('a faulty line is told by its number and does not keep the others out', async () => {
  const server = await trialServer()
  const text = `name,key\nshort,x\ngood,${one}\n,${two}\n`
  expect((await importing(server, text)).warnings).toEqual(['Line 2: API Key value should be at least 20 characters', 'Line 4: API Key name cannot be empty'])
  expect([...(await keysOf(server)).keys()]).toEqual(['good'])
})

test('who wants no warnings gets none of the keys with them', async () => {
  const server = await trialServer()
  expect(await refusalOf(importing(server, `name,key\nshort,x\ngood,${one}\n`, true))).toBe(
    'BadRequestException: Line 2: API Key value should be at least 20 characters',
  )
  expect(await keysOf(server)).toEqual(new Map())
})

test.each(['', 'name\na\n'])('a file that begins with %j has not the columns that it needs', async (text) => {
  const server = await trialServer()
  expect(await refusalOf(importing(server, text))).toBe('BadRequestException: The API keys file must have the columns Name and Key.')
})

test('an import stays within the quota of keys; those that are there already do not count twice', async () => {
  const server = await trialServer({ limits: { apiKeys: 1 } })
  await importing(server, `name,key\na,${one}\n`)
  await importing(server, `name,key\na,${one}\n`)
  expect(await refusalOf(importing(server, `name,key\nb,${two}\n`))).toMatch(/^LimitExceededException: Maximum number of API Keys /)
})
