#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { print, printError, report } from '../terminal/terminal.ts'
import type { CommandModule } from './verbs.ts'
import { readVersion } from '../settings/version.ts'
import { UsageError } from '../failures/usage-error.ts'

// Halves the start: what a run compiles, the next one and the workers load. Where the folder cannot be written, nothing is kept.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../../../../node_modules/.cache/fourbox/code')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

interface Command {
  readonly summary: string
  readonly load: () => Promise<CommandModule>
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['start', { summary: 'start the console, the control plane and the deployed APIs', load: () => import('./start.ts') }],
  ['console', { summary: 'serve the console in front of another endpoint: AWS, an emulator', load: () => import('./console.ts') }],
  ['render', { summary: 'render a mapping template', load: () => import('./render.ts') }],
  ['import', { summary: 'import a definition as an API, or a CloudFormation stack', load: () => import('./import.ts') }],
  ['export', { summary: 'print an API: OpenAPI, Swagger, Postman, .http, CloudFormation, Terraform', load: () => import('./export.ts') }],
  ['deploy', { summary: 'deploy an API to a stage', load: () => import('./deploy.ts') }],
  ['diff', { summary: 'print what a stage lacks of its API, or a stack of its template', load: () => import('./diff.ts') }],
  ['stack', { summary: 'list, show and delete stacks', load: () => import('./stack/stack.ts') }],
  ['lint', { summary: 'tell what of an API or a definition would fail or surprise on AWS', load: () => import('./lint.ts') }],
  ['test', { summary: 'run saved tests of APIs, or tests in files', load: () => import('./test.ts') }],
  ['function', { summary: 'create, list, invoke, watch and delete Lambda functions', load: () => import('./function/function.ts') }],
  ['mcp', { summary: 'serve tools for an agent, on standard input and output', load: () => import('./mcp.ts') }],
  ['sign-in', { summary: 'print an address that opens the console of the strict mode once', load: () => import('./sign-in.ts') }],
  ['access-key', { summary: 'make, list and delete access keys', load: () => import('./access-key.ts') }],
  ['user', { summary: 'let people in: users with roles and access keys', load: () => import('./user/user.ts') }],
  ['audit', { summary: 'print who did what, as JSON lines', load: () => import('./audit.ts') }],
  ['backup', { summary: 'write all that a Fourbox keeps into a file', load: () => import('./backup.ts') }],
  ['restore', { summary: 'put what such a file holds in the place of a data folder’s', load: () => import('./restore.ts') }],
  ['store', { summary: 'copy everything between a data folder, a backup and PostgreSQL', load: () => import('./store/store.ts') }],
  ['snapshot', { summary: 'save the whole workspace, load another one, or begin anew', load: () => import('./snapshot.ts') }],
  ['env', { summary: 'print the variables that point SDKs and the AWS CLI here', load: () => import('./env.ts') }],
  ['trust', { summary: 'print how to trust the authority of “start --https”', load: () => import('./trust.ts') }],
  ['operations', { summary: 'print which of AWS’s operations are implemented', load: () => import('./operations.ts') }],
])

process.exitCode = await main(process.argv.slice(2))

async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(help())
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    print(readVersion())
    return 0
  }
  const command = commands.get(name)
  if (!command) {
    printError(`fourbox: there is no command ${JSON.stringify(name)}.\n\n${help()}`)
    return 2
  }
  try {
    return await (await command.load()).run(rest)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    report(`fourbox ${name}: ${error.message}`)
    return 2
  }
}

function help(): string {
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  return ['Usage: fourbox COMMAND [OPTIONS]', '', ...lines, '', '“fourbox COMMAND --help” tells more of one, “fourbox --version” which Fourbox this is.'].join(
    '\n',
  )
}
