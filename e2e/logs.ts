import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { RunningServer } from './server.ts'

/** AWS's own client of CloudWatch Logs, pointed at the server. */
export function logsClient(server: RunningServer): CloudWatchLogsClient {
  return new CloudWatchLogsClient({
    endpoint: server.controlOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    disableHostPrefix: true,
  })
}

/** Writes lines of now to a stream of a group; makes both. */
export async function putEvents(client: CloudWatchLogsClient, logGroupName: string, logStreamName: string, messages: readonly string[]): Promise<void> {
  await client.send(new CreateLogGroupCommand({ logGroupName })).catch(ignoreExisting)
  await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName })).catch(ignoreExisting)
  const timestamp = Date.now()
  await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: messages.map((message) => ({ timestamp, message })) }))
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'ResourceAlreadyExistsException') throw error
}
