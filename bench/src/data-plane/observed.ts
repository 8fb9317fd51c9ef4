import type { Row } from '../report.ts'
import { compare } from './compare.ts'
import { mockApi } from './definitions.ts'
import { type Deployer, type Settings, unthrottled } from './deployer.ts'

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
export async function observed(api: Deployer): Promise<readonly Row[]> {
  const { definition, path } = mockApi(300)
  const quiet = (await api.deploy(definition, unthrottled))(path)
  const rows: Row[] = []
  for (const { name, settings, atLeast } of observations) {
    const loud = (await api.deploy(definition, [...unthrottled, ...settings]))(path)
    rows.push({ name: `${name} / all off`, ...(await compare(loud, quiet)), goal: { atLeast } })
  }
  return rows
}
