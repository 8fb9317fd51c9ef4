import { Agent, get } from 'node:http'
import { deploy, httpProxy } from '../deploy.ts'
import { startServer } from '../server.ts'
import { faultNames, startBackEnd } from './back-end.ts'
import { trend, type Usage, usageOf } from './usage.ts'

/** Calls at a time, of either kind. */
const callers = 8
/** The data plane gives up on a back end after this, in milliseconds. */
const patience = 300

/** Healthy back ends beside faulty ones. No healthy call may fail, memory and handles stay level. @returns whether it is so */
export async function soakBackEnds(minutes: number): Promise<boolean> {
  const until = Date.now() + minutes * 60_000
  const backEnd = await startBackEnd()
  const server = await startServer()
  const paths = ['healthy', ...faultNames].map((name) => {
    const timeoutInMillis = name === 'healthy' ? 29_000 : patience
    return [`/${name}`, { get: { integration: httpProxy(`http://127.0.0.1:${backEnd.port}/${name}`, { httpMethod: 'GET', timeoutInMillis }) } }] as const
  })
  const api = await deploy(server, Object.fromEntries(paths))
  const agent = new Agent({ keepAlive: true })

  const counts = new Map<string, Map<string, number>>()
  const usages: Usage[] = []
  const sampling = setInterval(() => {
    const usage = usageOf(server.processId)
    if (usage) usages.push(usage)
  }, 1_000)
  await Promise.all([
    ...Array.from({ length: callers }, () => keepCalling(() => 'healthy')),
    ...Array.from({ length: callers }, (_, index) => keepCalling(nextFault(index))),
  ])
  clearInterval(sampling)
  agent.destroy()
  const errors = server.errors()
  await server.stop()
  backEnd.close()
  return report(counts, usages, errors)

  async function keepCalling(next: () => string): Promise<void> {
    while (Date.now() < until) {
      const name = next()
      const outcome = await call(api.url(`/${name}`), name, agent)
      const outcomes = counts.get(name) ?? new Map<string, number>()
      counts.set(name, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1))
    }
  }
}

/** One kind of fault after the other; callers begin at different ones. */
function nextFault(first: number): () => string {
  let index = first
  return () => faultNames[index++ % faultNames.length] ?? 'healthy'
}

/** The status, and what is wrong with a healthy answer. */
function call(url: string, name: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (data: string) => (text += data))
      response.on('error', (error) => resolve(`broken: ${error.message}`))
      response.on('end', () =>
        resolve(name === 'healthy' && response.statusCode === 200 && text !== 'healthy' ? `200 with ${text.slice(0, 20)}` : `${response.statusCode}`),
      )
    })
    request.on('error', (error) => resolve(`broken: ${error.message}`))
  })
}

function report(counts: ReadonlyMap<string, ReadonlyMap<string, number>>, usages: readonly Usage[], errors: string): boolean {
  for (const [name, outcomes] of counts) console.log(`${name.padEnd(20)} ${[...outcomes].map(([outcome, count]) => `${count} × ${outcome}`).join(', ')}`)
  const megabytes = trend(usages.map((usage) => usage.megabytes))
  const handles = trend(usages.map((usage) => usage.handles))
  console.log(`memory ${Math.round(megabytes.early)} MB, then ${Math.round(megabytes.late)} MB; handles ${handles.early}, then ${handles.late}`)
  if (errors !== '') console.log(`the server said: ${errors.slice(0, 2_000)}`)
  const failed = [...(counts.get('healthy') ?? [])].filter(([outcome]) => outcome !== '200')
  const broken = [
    ...(failed.length > 0 ? ['healthy calls failed'] : []),
    ...(megabytes.late > megabytes.early * 1.25 + 32 ? ['memory grows'] : []),
    ...(handles.late > handles.early * 1.25 + 16 ? ['handles grow'] : []),
    ...(errors === '' ? [] : ['the server told of a bug']),
  ]
  console.log(broken.length === 0 ? 'No healthy call failed, memory and handles are level.' : broken.join(', '))
  return broken.length === 0
}
