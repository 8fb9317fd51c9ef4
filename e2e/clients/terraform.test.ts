import { join } from 'node:path'
import { GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { readApiState } from '../api-state.ts'
import { runFourbox } from '../fourbox-command.ts'
import { importExample } from '../furnished-api.ts'
import { startServer } from '../server.ts'
import { surroundApi } from '../surrounded-api.ts'
import { folderWith, runnerIn, whyNoTerraform } from '../terraform.ts'

const reason = whyNoTerraform()

test.skipIf(reason !== undefined).each(['shop.tf', 'variants.tf'])(
  `Terraform creates %s, sees no drift, changes it, sees none again, and clears up${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  async (file) => {
    const server = await startServer()
    onTestFinished(async () => void (await server.stop()))
    const client = server.client()
    const folder = folderWith('provider.tf', file)
    const terraform = runnerIn(folder, server.controlOrigin)

    await terraform('init')
    await terraform('apply', '-auto-approve', '-var=second=false')
    await terraform('plan', '-detailed-exitcode', '-var=second=false')

    await terraform('apply', '-auto-approve', '-var=second=true')
    await terraform('plan', '-detailed-exitcode', '-var=second=true')
    expect((await client.send(new GetRestApisCommand({}))).items).toHaveLength(2)

    await terraform('destroy', '-auto-approve', '-var=second=true')
    expect((await client.send(new GetRestApisCommand({}))).items ?? []).toEqual([])
  },
  600_000,
)

test.skipIf(reason !== undefined)(
  `Terraform takes over an exported API with all that stands around it, and makes nothing anew${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  async () => {
    const server = await startServer()
    onTestFinished(async () => void (await server.stop()))
    const restApiId = await surroundApi(server.client(), await importExample(server))
    const state = await readApiState(server.client(), restApiId)
    const folder = folderWith('provider.tf')
    await runFourbox(server, 'export', restApiId, '--format', 'terraform', '--output', join(folder, 'main.tf.json'))
    const terraform = runnerIn(folder, server.controlOrigin)

    await terraform('init')
    await terraform('validate')
    await terraform('plan', '-out=first')
    const { resource_changes: changes }: Plan = JSON.parse(await terraform('show', '-json', 'first'))
    const actions = (type: string) => changes.filter((change) => change.type === type).flatMap(({ change }) => change.actions)
    expect([...new Set(changes.flatMap(({ change }) => change.actions))].toSorted()).toEqual(['no-op', 'update'])
    expect(changes.filter(({ change }) => change.actions.includes('update')).map(({ type }) => type)).toEqual(['aws_api_gateway_rest_api'])
    expect(actions('aws_api_gateway_usage_plan_key')).toHaveLength(2)

    await terraform('apply', '-auto-approve', 'first')
    await terraform('plan', '-detailed-exitcode')
    expect(await readApiState(server.client(), restApiId)).toEqual(state)
  },
  600_000,
)

/** What `terraform show -json` tells of a plan. */
interface Plan {
  readonly resource_changes: readonly { readonly type: string; readonly change: { readonly actions: readonly string[] } }[]
}
