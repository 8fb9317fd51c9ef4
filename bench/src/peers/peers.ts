import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Peer } from './peer.ts'

/** What the mocks answer, and Fourbox's: some pets. */
export const pets = [
  { id: 1, type: 'dog', price: 249.99 },
  { id: 2, type: 'cat', price: 124.99 },
  { id: 3, type: 'fish', price: 0.99 },
]

const petsDefinition = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: { '/pets': { get: { responses: { 200: { description: 'found', content: { 'application/json': { example: pets } } } } } } },
}

/** Mocks of a definition: they answer what the definition has as its example. */
export const mocks: readonly Peer[] = [
  {
    name: 'Mockoon CLI',
    packages: { '@mockoon/cli': '9.9.0' },
    path: '/pets',
    prepare: (folder, port) => ({
      script: '@mockoon/cli/bin/run.js',
      arguments: ['start', '--data', writeDefinition(folder), '--port', String(port), '--hostname', '127.0.0.1', '--disable-log-to-file'],
    }),
  },
  {
    name: 'Prism',
    packages: { '@stoplight/prism-cli': '5.16.0' },
    path: '/pets',
    prepare: (folder, port) => ({
      script: '@stoplight/prism-cli/dist/index.js',
      arguments: ['mock', '-p', String(port), '-h', '127.0.0.1', writeDefinition(folder)],
    }),
  },
]

export const functionName = 'bench'
/** What the function is made of that Fourbox and serverless-offline run. */
export const functionSource = 'exports.handler = async (event) => ({ statusCode: 200, body: String(event.queryStringParameters.n) })'

/** Runs a function behind an API, as AWS_PROXY does. */
export const serverlessOffline: Peer = {
  name: 'serverless-offline',
  packages: { serverless: '3.40.0', 'serverless-offline': '13.9.0' },
  path: '/bench?n=7',
  prepare: (folder, port) => {
    writeFileSync(join(folder, 'index.js'), functionSource)
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    writeFileSync(join(folder, 'serverless.yml'), JSON.stringify(serviceOf(port)))
    const environment = { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', SLS_INTERACTIVE_SETUP_ENABLE: '0' }
    return { script: 'serverless/bin/serverless.js', arguments: ['offline', 'start'], environment }
  },
}

/** It looks for its plugins beside the service. */
export function linkModules(folder: string, installedIn: string): void {
  symlinkSync(join(installedIn, 'node_modules'), join(folder, 'node_modules'))
}

function writeDefinition(folder: string): string {
  const file = join(folder, 'pets.json')
  writeFileSync(file, JSON.stringify(petsDefinition))
  return file
}

function serviceOf(port: number): object {
  return {
    service: 'bench',
    frameworkVersion: '3',
    provider: { name: 'aws', runtime: 'nodejs20.x' },
    plugins: ['serverless-offline'],
    custom: { 'serverless-offline': { noPrependStageInUrl: true, host: '127.0.0.1', httpPort: port, lambdaPort: port + 1 } },
    functions: { bench: { handler: 'index.handler', events: [{ http: { path: '/bench', method: 'get' } }] } },
  }
}
