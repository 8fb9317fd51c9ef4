import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../server.ts'

/** A folder with Terraform's AWS provider, as `terraform providers mirror` fills one: tests download nothing. */
const plugins = process.env['FOURBOX_TERRAFORM_PLUGINS']
const reason = whyNot()

test.skipIf(reason !== undefined).each(['shop.tf', 'variants.tf'])(
  `Terraform creates %s, sees no drift, changes it, sees none again, and clears up${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  async (file) => {
    const server = await startServer()
    onTestFinished(async () => void (await server.stop()))
    const client = server.client()
    const folder = mkdtempSync(join(tmpdir(), 'fourbox-terraform-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    copyFileSync(join(import.meta.dirname, 'terraform', file), join(folder, file))
    writeFileSync(join(folder, 'terraform.rc'), `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(plugins)} }\n}\n`)
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

function whyNot(): string | undefined {
  if (plugins === undefined) return 'FOURBOX_TERRAFORM_PLUGINS names no folder with the AWS provider'
  return spawnSync('terraform', ['version']).status === 0 ? undefined : 'terraform is not installed'
}

/** Runs Terraform in a folder; an exit code other than 0 rejects with what it said. `plan -detailed-exitcode` ends with 2 where it sees drift. */
function runnerIn(cwd: string, endpoint: string): (command: string, ...options: readonly string[]) => Promise<void> {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: join(cwd, 'terraform.rc'), TF_VAR_endpoint: endpoint, TF_IN_AUTOMATION: '1' }
  return async (command, ...options) => {
    await promisify(execFile)('terraform', [command, '-no-color', '-input=false', ...options], { cwd, env, maxBuffer: 64 * 1024 * 1024 }).catch(
      (error: unknown) => {
        throw new Error(`terraform ${command}: ${outputOf(error)}`)
      },
    )
  }
}

function outputOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string } // what execFile rejects with
  return `${stderr}\n${stdout}`.slice(-4000)
}
