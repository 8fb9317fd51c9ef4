import { buffer } from 'node:stream/consumers'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { ZipFile } from 'yazl'
import type { RunningServer } from './server.ts'

/** AWS's own client of Lambda, pointed at the server. */
export function lambdaClient(server: RunningServer): LambdaClient {
  return new LambdaClient({
    endpoint: server.controlOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
}

/** A zip of these texts, by their paths. */
export function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [path, text] of Object.entries(files)) archive.addBuffer(Buffer.from(text), path)
  archive.end()
  return buffer(archive.outputStream)
}
