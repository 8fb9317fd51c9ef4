import { mkdtempSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FunctionVersion } from '@fourbox/domain'
import type { Functions, FunctionsSettings } from '../functions.ts'
import type { Invocation, InvocationResult } from '../invocation.ts'
import type { FunctionLogEvent } from '../logs/function-log-event.ts'
import { openFunctions } from '../open-functions.ts'

/** Functions in a temporary folder, and what they logged. */
export interface Trial {
  readonly functions: Functions
  readonly folder: string
  /** All events so far, of every stream. */
  readonly log: (FunctionLogEvent & { readonly group: string; readonly stream: string })[]
  readonly reports: string[]
  /** A function whose code is these files. */
  define(files: Readonly<Record<string, string>>, more?: Partial<FunctionVersion>): Promise<FunctionVersion>
  call(version: FunctionVersion, event?: unknown, more?: Partial<Invocation>): Promise<TrialAnswer>
  close(): Promise<void>
}

export interface TrialAnswer extends InvocationResult {
  /** The payload, parsed. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into it freely
  readonly value: any
  /** The log tail as text, when it was asked for. */
  readonly tail: string
}

export async function openTrial(more: Partial<FunctionsSettings> = {}): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-functions-'))
  await chmod(folder, 0o755)
  const log: Trial['log'] = []
  const reports: string[] = []
  const functions = await openFunctions({
    folder: join(folder, 'functions'),
    region: 'us-east-1',
    account: '000000000000',
    logs: (group, stream, events) => log.push(...events.map((event) => ({ ...event, group, stream }))),
    readArchive: async () => undefined,
    deliver: async () => undefined,
    report: (line) => reports.push(line),
    spareProcesses: 0,
    idleEndInMillis: 60_000,
    concurrentExecutions: 1000,
    nodeRuntimeApi: false,
    ...more,
  })
  let count = 0
  return {
    functions,
    folder,
    log,
    reports,
    async define(files, own = {}) {
      const name = own.name ?? `trial-${++count}`
      const path = join(folder, 'code', name)
      await writeFiles(path, files)
      return versionOf(name, path, own)
    },
    async call(version, event = {}, own = {}) {
      const result = await functions.invoke(version, {
        payload: Buffer.from(JSON.stringify(event)),
        invokedFunctionArn: version.functionArn,
        logTail: true,
        ...own,
      })
      return { ...result, value: JSON.parse(Buffer.from(result.payload).toString()), tail: Buffer.from(result.logTail ?? []).toString() }
    },
    close: () => functions.close(),
  }
}

async function writeFiles(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), content)
    if (content.startsWith('#!')) await chmod(join(path, name), 0o755)
  }
}

function versionOf(name: string, path: string, own: Partial<FunctionVersion>): FunctionVersion {
  return {
    functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    name,
    version: '$LATEST',
    revision: '1',
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    code: { type: 'folder', path, watched: false },
    layers: [],
    environment: {},
    timeoutInSeconds: 10,
    memorySizeInMegabytes: 128,
    ephemeralStorageInMegabytes: 512,
    logging: { format: 'Text', group: `/aws/lambda/${name}`, applicationLevel: 'INFO', systemLevel: 'INFO' },
    architecture: 'x86_64',
    ...own,
  }
}
