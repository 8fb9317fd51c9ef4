import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { readApiState } from '../api-state.ts'
import { runFourbox } from '../fourbox-command.ts'
import { importExample } from '../furnished-api.ts'
import { startServer } from '../server.ts'
import { surroundApi } from '../surrounded-api.ts'

/** A folder with Terraform's AWS provider, as `terraform providers mirror` fills one: tests download nothing. */
const plugins = process.env['FOURBOX_TERRAFORM_PLUGINS']
const reason = whyNot()

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

function whyNot(): string | undefined {
  if (plugins === undefined) return 'FOURBOX_TERRAFORM_PLUGINS names no folder with the AWS provider'
  return spawnSync('terraform', ['version']).status === 0 ? undefined : 'terraform is not installed'
}

function folderWith(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-terraform-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of files) copyFileSync(join(import.meta.dirname, 'terraform', file), join(folder, file))
  return folder
}

/** Runs Terraform in a folder; an exit code other than 0 rejects with what it said. `plan -detailed-exitcode` ends with 2 where it sees drift. */
function runnerIn(cwd: string, endpoint: string): (command: string, ...options: readonly string[]) => Promise<string> {
  writeFileSync(join(cwd, 'terraform.rc'), `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(plugins)} }\n}\n`)
  const env = { ...process.env, TF_CLI_CONFIG_FILE: join(cwd, 'terraform.rc'), TF_VAR_endpoint: endpoint, TF_IN_AUTOMATION: '1' }
  return async (command, ...options) => {
    const input = command === 'show' || command === 'validate' ? [] : ['-input=false']
    const { stdout } = await promisify(execFile)('terraform', [command, '-no-color', ...input, ...options], { cwd, env, maxBuffer: 64 * 1024 * 1024 }).catch(
      (error: unknown) => {
        throw new Error(`terraform ${command}: ${outputOf(error)}`)
      },
    )
    return stdout
  }
}

function outputOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string } // what execFile rejects with
  return `${stderr}\n${stdout}`.slice(-4000)
}
