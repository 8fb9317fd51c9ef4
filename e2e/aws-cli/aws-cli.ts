import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

const asked = spawnSync('aws', ['--version'], { encoding: 'utf8' })

/** What `aws --version` says, as `aws-cli/1.45.11 Python/3.11.7 …`; absent where there is no `aws`. */
export const awsCliVersion = asked.status === 0 ? asked.stdout : undefined

export interface LoadedAwsCli {
  /** The search path on which `aws` is found. */
  readonly path: string
  end(): Promise<void>
}

/**
 * Loads the AWS CLI once for many commands: each that is run as `aws` on the path answered is a process of its own all the
 * same, but one that has the code already, which takes a quarter of the CPU. Where `python3` has not the CLI that `aws` is,
 * each command loads it.
 */
export async function loadAwsCli(): Promise<LoadedAwsCli> {
  const usual = process.env['PATH'] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-aws-'))
  const python = spawn('python3', [join(import.meta.dirname, 'loaded.py'), join(folder, 'loaded')], { stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = new Promise<void>((resolve) => python.on('error', () => resolve()).on('close', () => resolve()))
  const loaded = await whatIsLoaded(python, gone)
  const isTheSame = loaded !== undefined && awsCliVersion?.startsWith(`aws-cli/${loaded.version} `) === true
  if (isTheSame) {
    const command = readFileSync(join(import.meta.dirname, 'command.py'), 'utf8')
    writeFileSync(join(folder, 'aws'), `#!${loaded.python} -IS\n${command}`, { mode: 0o700 })
  }
  return {
    path: isTheSame ? `${folder}${delimiter}${usual}` : usual,
    end: async () => {
      python.kill()
      await gone
      rmSync(folder, { recursive: true })
    },
  }
}

interface Loaded {
  readonly version: string
  readonly python: string
}

async function whatIsLoaded(python: ChildProcess, gone: Promise<void>): Promise<Loaded | undefined> {
  if (!python.stdout) return undefined
  const line = await Promise.race([once(createInterface(python.stdout), 'line'), gone])
  if (line === undefined) return undefined
  const loaded: Loaded = JSON.parse(String(line[0]))
  return loaded
}
