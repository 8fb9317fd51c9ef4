import { addressByPath } from '@fourbox/domain'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { portOfOrigin } from '../http-server/port-of-origin.ts'
import { clientVariables } from '../settings/client-variables.ts'
import { readConfig } from '../settings/config.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { importer } from './importing.ts'
import { runProgram, startServerProcess } from './program.ts'
import type { ClientConfig, FourboxOptions, Imported, RunningFourbox } from './running-fourbox.ts'

/**
 * Starts a Fourbox for a test: free ports, a store of its own, what `import` names imported. As many as one likes run beside each other.
 * Rejects with Fourbox's own words, and leaves nothing behind, when an option is wrong or something cannot be imported.
 */
export async function startFourbox(options: FourboxOptions = {}): Promise<RunningFourbox> {
  await using opened = new AsyncDisposableStack()
  const dataFolder = resolve(options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'fourbox-'))))
  if (options.dataFolder === undefined) opened.defer(() => rm(dataFolder, { recursive: true, force: true }))
  const { control = 0, execute = 0 } = options.ports ?? {}
  // A test has a workspace of its own, whatever database its surroundings name.
  const asked = [
    '--database-url',
    '',
    '--counters-url',
    '',
    ...(options.options ?? []),
    '--port',
    `${control}`,
    '--execute-port',
    `${execute}`,
    '--data',
    dataFolder,
  ]
  const variables = { ...process.env, ...options.environment }
  const config = readConfig(asked, variables)
  if (options.snapshot !== undefined) await restoreBackup(options.snapshot, dataFolder)
  const server = await startServerProcess(asked, variables)
  opened.defer(() => server.end())

  const environment = clientVariables({ ...config, port: portOfOrigin(server.controlOrigin) })
  // Its own commands need trust no authority: plain HTTP is spoken on the same port.
  const plainOrigin = server.controlOrigin.replace(/^https:/, 'http:')
  const command: RunningFourbox['command'] = (name, ...arguments_) =>
    runProgram([name, ...arguments_, '--endpoint', plainOrigin, '--data', dataFolder], { ...variables, ...environment })
  const invokeUrl: RunningFourbox['invokeUrl'] = (restApiId, stage, path = '') => `${addressByPath(server.executeOrigin, restApiId)}/${stage}${path}`
  const importOne = importer(command, invokeUrl)
  const imported: Imported[] = []
  for (const wanted of options.import ?? []) imported.push(...(await importOne(wanted)))

  const running = opened.move()
  const stop = () => running.disposeAsync()
  return {
    endpoint: server.controlOrigin,
    executeOrigin: server.executeOrigin,
    clientConfig: clientConfig(server.controlOrigin, environment),
    environment,
    dataFolder,
    imported,
    invokeUrl,
    import: importOne,
    command,
    errors: server.errors,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function clientConfig(endpoint: string, variables: Readonly<Record<string, string>>): ClientConfig {
  const { AWS_REGION = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = variables
  return { endpoint, region: AWS_REGION, credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } }
}
