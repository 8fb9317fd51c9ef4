import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import {
  GetAccountCommand,
  GetApiKeysCommand,
  GetBasePathMappingsCommand,
  GetClientCertificatesCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNamesCommand,
  GetRestApisCommand,
  GetUsagePlansCommand,
  GetVpcLinksCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { readApiState } from '../api-state.ts'
import { awsCliVersion, loadAwsCli } from '../aws-cli/aws-cli.ts'
import { type RunningServer, startServer } from '../server.ts'
import { succeed, textOf } from './operations/call.ts'
import { type Step, steps } from './operations/inputs.ts'

const writes = steps.filter(({ operation }) => !/^(?:Get|Test)/.test(operation))
const firstDeletion = writes.findIndex(({ operation }) => operation.startsWith('Delete'))

type Answer = Readonly<Record<string, unknown>>

/** Runs the text of a form, and answers what the last call in it answered. */
type Run = (text: string) => Promise<Answer>

test('every call that changes something, copied as code for the SDK for JavaScript, does the same on a fresh server', async () => {
  const states = await statesAfter('sdk-javascript', (folder) => {
    let count = 0
    return async (text) => {
      const file = join(folder, `call-${(count += 1)}.mjs`)
      // What the call answers is what the module exports.
      writeFileSync(file, text.replace(/^await client\.send/m, 'export default await client.send'))
      const { default: answer }: { readonly default: Answer } = await import(pathToFileURL(file).href)
      return answer
    }
  })
  expect(states.map(({ here }) => here)).toEqual(states.map(({ there }) => there))
})

const reason = whyNoCli()

test.skipIf(reason !== undefined)(
  `every call that changes something, copied as a command of the AWS CLI, does the same on a fresh server${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  async () => {
    const cli = await loadAwsCli()
    onTestFinished(() => cli.end())
    const states = await statesAfter('aws-cli', () => async (text) => {
      const { stdout } = await promisify(execFile)('sh', ['-c', text], { env: { ...process.env, ...cliSettings, PATH: cli.path } })
      return stdout.trim() === '' ? {} : JSON.parse(stdout)
    })
    expect(states.map(({ here }) => here)).toEqual(states.map(({ there }) => there))
  },
  // Eighty commands, each of which may have to start a Python of its own.
  1_800_000,
)

const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
const cliSettings = { ...credentials, AWS_DEFAULT_REGION: 'us-east-1', AWS_DEFAULT_OUTPUT: 'json', AWS_PAGER: '', AWS_MAX_ATTEMPTS: '1' }

/** Of older ones some operations are unknown. */
function whyNoCli(): string | undefined {
  if (awsCliVersion === undefined) return 'there is no `aws`'
  const [, major = 0, minor = 0] = (/^aws-cli\/(\d+)\.(\d+)/.exec(awsCliVersion) ?? []).map(Number)
  return (major === 1 && minor >= 36) || (major === 2 && minor >= 22) ? undefined : 'the AWS CLI is older than December 2024'
}

/** What two servers have at the same time. */
interface States {
  readonly there: object
  readonly here: object
}

/**
 * Makes every call on one server, takes its text from there, and runs that on another one, whose ids stand in the place of
 * the first one's. Answers what both have before anything is deleted, and at the end.
 */
async function statesAfter(form: string, runnerIn: (folder: string) => Run): Promise<readonly States[]> {
  const [model, fresh] = await Promise.all([startServer(), startServer()])
  // Within the project, so that its modules are found.
  const folder = mkdtempSync(join(import.meta.dirname, '.call-forms-'))
  process.env['AWS_REGION'] = 'us-east-1'
  Object.assign(process.env, credentials)
  onTestFinished(async () => {
    rmSync(folder, { recursive: true })
    await Promise.all([model.stop(), fresh.stop()])
  })
  const run = runnerIn(folder)
  const ids = new Map<string, { readonly there: string; readonly here: string }>()

  async function make({ operation, input, keep = {} }: Step): Promise<void> {
    const given = input((name) => ids.get(name)?.there ?? '')
    const there = await succeed(model.client(), operation, given)
    const text = [...ids.values()].reduce((written, id) => written.replaceAll(id.there, id.here), await textOfCall(model, form, { operation, given }, fresh))
    const here = await run(text)
    for (const [member, kept] of Object.entries(keep)) ids.set(kept, { there: textOf(there, member), here: textOf(here, member) })
  }

  for (const step of writes.slice(0, firstDeletion)) await make(step)
  const apis = [...ids].flatMap(([name, id]) => (name === 'api' || name === 'imported' ? [id] : []))
  const states = [
    ...(await Promise.all(
      apis.map(async ({ there, here }) => ({ there: await readApiState(model.client(), there), here: await readApiState(fresh.client(), here) })),
    )),
    { there: await stateAround(model), here: await stateAround(fresh) },
  ]
  for (const step of writes.slice(firstDeletion)) await make(step)
  return [...states, { there: await stateAround(model), here: await stateAround(fresh) }]
}

/** What the model server writes of a call that it has just answered; the history of the API that it changed tells the same. */
async function textOfCall(
  model: RunningServer,
  form: string,
  { operation, given }: { readonly operation: string; readonly given: Answer },
  { controlOrigin: endpoint }: RunningServer,
): Promise<string> {
  const input: Answer = JSON.parse(JSON.stringify(given, (_member, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value)))
  const text = formOf(form, await ask(model, 'calls/forms', { calls: [{ operation, input }], endpoint }))
  const restApiId = typeof input['restApiId'] === 'string' ? input['restApiId'] : undefined
  const history = restApiId === undefined || operation === 'DeleteRestApi' ? undefined : await ask(model, `history/${restApiId}`)
  const newest = history && newestOf(history)
  if (newest?.operation === operation) {
    const told = await ask(model, `history/${restApiId}/${newest.sequence}/forms?${new URLSearchParams({ endpoint }).toString()}`)
    expect(formOf(form, told)).toBe(text)
  }
  return text
}

interface Told {
  readonly item: readonly { readonly id?: string; readonly text?: string; readonly sequence?: number; readonly operation?: string }[]
}

function formOf(form: string, { item }: Told): string {
  const text = item.find(({ id }) => id === form)?.text
  if (text === undefined) throw new Error(`There is no form ${form}`)
  return text
}

function newestOf({ item }: Told): Told['item'][number] | undefined {
  return item[0]
}

async function ask({ controlOrigin, token }: RunningServer, path: string, body?: object): Promise<Told> {
  const sent = body && { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${controlOrigin}/_fourbox/${path}`, { headers: { 'x-fourbox-token': token }, ...sent })
  expect([path, answer.status]).toEqual([path, 200])
  const told: Told = await answer.json()
  return told
}

/** What belongs to no API, without ids and times. */
async function stateAround(server: RunningServer): Promise<object> {
  const client = server.client()
  const [apis, keys, plans, domains, links, certificates, associations, account] = await Promise.all([
    client.send(new GetRestApisCommand({})),
    client.send(new GetApiKeysCommand({ includeValues: false })),
    client.send(new GetUsagePlansCommand({})),
    client.send(new GetDomainNamesCommand({})),
    client.send(new GetVpcLinksCommand({})),
    client.send(new GetClientCertificatesCommand({})),
    client.send(new GetDomainNameAccessAssociationsCommand({})),
    client.send(new GetAccountCommand({})),
  ])
  const mappings = await Promise.all(
    (domains.items ?? []).map(({ domainName, domainNameId }) => client.send(new GetBasePathMappingsCommand({ domainName, domainNameId }))),
  )
  return {
    apis: apis.items?.map(({ name, tags }) => ({ name, tags })),
    keys: keys.items?.map(({ name, enabled, stageKeys }) => ({ name, enabled, stages: stageKeys?.length })),
    plans: plans.items?.map(({ name, quota, apiStages }) => ({ name, quota, stages: apiStages?.map(({ stage }) => stage) })),
    domains: domains.items?.map(({ domainName, securityPolicy, endpointConfiguration }) => ({ domainName, securityPolicy, endpointConfiguration })),
    mappings: mappings.map(({ items = [] }) => items.map(({ basePath, stage }) => ({ basePath, stage }))),
    links: links.items?.map(({ name, targetArns, status }) => ({ name, targetArns, status })),
    certificates: certificates.items?.map(({ description }) => description),
    associations: associations.items?.map(({ accessAssociationSource }) => accessAssociationSource),
    account: account.cloudwatchRoleArn,
  }
}
