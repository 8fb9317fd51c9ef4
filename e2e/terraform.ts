import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

/** A folder with Terraform's AWS provider, as `terraform providers mirror` fills one: tests download nothing. */
const plugins = process.env['FOURBOX_TERRAFORM_PLUGINS']

/** Why no test of Terraform can run here; undefined where one can. */
export function whyNoTerraform(): string | undefined {
  if (plugins === undefined) return 'FOURBOX_TERRAFORM_PLUGINS names no folder with the AWS provider'
  return spawnSync('terraform', ['version']).status === 0 ? undefined : 'terraform is not installed'
}

/** A folder of the test's own with files of `clients/terraform`. */
export function folderWith(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-terraform-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of files) copyFileSync(join(import.meta.dirname, 'clients/terraform', file), join(folder, file))
  return folder
}

/** Runs Terraform in a folder; an exit code other than 0 rejects with what it said. `plan -detailed-exitcode` ends with 2 where it sees drift. */
export function runnerIn(cwd: string, endpoint: string): (command: string, ...options: readonly string[]) => Promise<string> {
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
