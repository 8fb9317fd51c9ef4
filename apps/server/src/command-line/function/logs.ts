import { setTimeout as pause } from 'node:timers/promises'
import { writeOut } from '../../terminal/terminal.ts'
import { runCommand, type Asked } from '../command.ts'
import { type ControlClient, connectionHelp } from '../control-client.ts'
import { UsageError } from '../../failures/usage-error.ts'

const help = `Usage: fourbox function logs NAME [OPTIONS]

Prints what a Lambda function has logged.

  --since TIME                  how long ago to begin: 30s, 10m, 2h, 1d (10m)
  --filter PATTERN              a filter pattern of CloudWatch Logs
  --follow                      go on with what it logs from now on
${connectionHelp}

Exit code: 0 printed, 1 refused, 2 wrongly used.`

const options = { since: { type: 'string' }, filter: { type: 'string' }, follow: { type: 'boolean' } } as const
const askEveryMillis = 1000

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options }, logs)
}

async function logs(asked: Asked): Promise<number> {
  const { client } = asked
  const configuration: { readonly LoggingConfig?: { readonly LogGroup?: string } } = Object(
    await client.json('GET', `/2015-03-31/functions/${encodeURIComponent(asked.positional)}/configuration`),
  )
  const logGroupName = configuration.LoggingConfig?.LogGroup ?? ''
  const seen = new Set<string>()
  let startTime = Date.now() - millisOf(asked.text('since') ?? '10m')
  do {
    for await (const { eventId = '', timestamp = 0, message = '' } of eventsOf(client, { logGroupName, startTime, filterPattern: asked.text('filter') })) {
      if (seen.has(eventId)) continue
      seen.add(eventId)
      startTime = Math.max(startTime, timestamp)
      writeOut(message.endsWith('\n') ? message : `${message}\n`)
    }
    if (asked.flag('follow')) await pause(askEveryMillis)
  } while (asked.flag('follow'))
  return 0
}

interface LoggedEvent {
  readonly eventId?: string
  readonly timestamp?: number
  readonly message?: string
}

/** Page by page; a group that is not there yet has logged nothing. */
async function* eventsOf(client: ControlClient, input: object): AsyncGenerator<LoggedEvent> {
  let nextToken: string | undefined
  do {
    const headers = { 'X-Amz-Target': 'Logs_20140328.FilterLogEvents', 'Content-Type': 'application/x-amz-json-1.1' }
    const asking = client.json('POST', '/', { headers, body: JSON.stringify({ ...input, nextToken }) })
    const page: { readonly events?: readonly LoggedEvent[]; readonly nextToken?: string } = Object(await asking.catch(ignoreAbsentGroup))
    yield* page.events ?? []
    nextToken = page.nextToken
  } while (nextToken !== undefined)
}

function ignoreAbsentGroup(error: unknown): undefined {
  if (!(error instanceof Error) || !error.message.includes('log group does not exist')) throw error
  return undefined
}

function millisOf(text: string): number {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  if (number === undefined) throw new UsageError(`--since must be a time such as 10m, not ${JSON.stringify(text)}`)
  const millis = new Map([
    ['s', 1000],
    ['m', 60_000],
    ['h', 3_600_000],
    ['d', 86_400_000],
  ])
  return Number(number) * (millis.get(unit ?? '') ?? 0)
}
