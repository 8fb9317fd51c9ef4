import { setTimeout as delay } from 'node:timers/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Row } from '../report.ts'
import type { startChild } from './child.ts'
import { compare, requestText } from './compare.ts'
import { mockApi } from './definitions.ts'
import { answerOf, type Deployer, type Settings, unthrottled } from './deployer.ts'

const destinationArn = 'arn:aws:logs:us-east-1:000000000000:log-group:bench-access'

const format = JSON.stringify({
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
})

const observations: readonly { readonly name: string; readonly settings: Settings; readonly atLeast: number }[] = [
  { name: 'Execution logging at INFO', settings: [['/*/*/logging/loglevel', 'INFO']], atLeast: 0.75 },
  {
    name: 'Execution logging at INFO with data trace',
    settings: [
      ['/*/*/logging/loglevel', 'INFO'],
      ['/*/*/logging/dataTrace', 'true'],
    ],
    atLeast: 0.6,
  },
  {
    name: 'Access log as JSON',
    settings: [
      ['/accessLogSettings/destinationArn', destinationArn],
      ['/accessLogSettings/format', format],
    ],
    atLeast: 0.85,
  },
  { name: 'Tracing', settings: [['/tracingEnabled', 'true']], atLeast: 0.8 },
]

/** What it costs that a stage's calls are written down, each way by itself, against the same stage where nothing is. */
export async function observed(api: Deployer, folder: string, start: typeof startChild): Promise<readonly Row[]> {
  const { definition, path } = mockApi(300)
  const quiet = (await api.deploy(definition, unthrottled))(path)
  const rows: Row[] = []
  for (const { name, settings, atLeast } of observations) {
    const loud = (await api.deploy(definition, [...unthrottled, ...settings]))(path)
    const answer = await answerOf(loud)
    const lines = name.startsWith('Execution') ? await linesOf(folder, loud.restApiId) : []
    const compared = await compare(loud, quiet)
    rows.push({ name: `${name} / all off`, ...compared, goal: { atLeast } })
    if (lines.length > 0) rows.push(await floorOf(name, { start, folder, answer, lines, quietMicros: compared.cpuMicros[1] }))
  }
  return rows
}

/** What one call wrote, without the id that each line begins with; read from the store's file, once it stands there. */
async function linesOf(folder: string, restApiId: string): Promise<readonly string[]> {
  const database = new Database(join(folder, 'fourbox.sqlite'), { readonly: true })
  const select = database.prepare<[string], string>('SELECT body FROM log_chunks WHERE log_group = ? ORDER BY last_sequence').pluck()
  try {
    for (;;) {
      const bodies = select.all(`API-Gateway-Execution-Logs_${restApiId}/bench`)
      const messages = bodies.flatMap((body): unknown[] => JSON.parse(body)).filter((part) => typeof part === 'string')
      if (messages.some((message) => message.includes('Method completed'))) return messages.map((message) => message.replace(/^\([^)]*\) /, ''))
      await delay(100)
    }
  } finally {
    database.close()
  }
}

interface Logged {
  readonly start: typeof startChild
  readonly folder: string
  readonly answer: Awaited<ReturnType<typeof answerOf>>
  readonly lines: readonly string[]
  /** CPU of a call of the product's that writes nothing down. */
  readonly quietMicros: number
}

/** The ratio that was left if the lines cost the product what they cost the smallest server that keeps them. */
async function floorOf(name: string, { start, folder, answer, lines, quietMicros }: Logged): Promise<Row> {
  const startLogger = async (written: readonly string[], file: string) => {
    const words = [answer.body.toString('base64'), JSON.stringify(answer.headers), JSON.stringify(written), join(folder, file)]
    const child = await start('smallest-logger.ts', words, 'measured')
    return { port: Number(child.firstLine), pid: child.pid, request: requestText('/', 'GET', '') }
  }
  const { cpuMicros, note } = await compare(await startLogger(lines, `lines-${lines.length}.sqlite`), await startLogger([], `none-${lines.length}.sqlite`))
  const dearer = cpuMicros[0] - cpuMicros[1]
  const ratio = quietMicros / (quietMicros + dearer)
  return { name: `floor: ${name}, written by the smallest server, by CPU a call`, ratio, note: `${lines.length} lines; ${note}` }
}
