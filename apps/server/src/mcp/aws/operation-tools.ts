import { apiGateway, loadLogs, operationOf, type Service } from '@fourbox/wire'
import type { ControlClient } from '../../command-line/control-client.ts'
import type { Tool } from '../tool.ts'
import { apiGatewayOperations } from './api-gateway-operations.ts'
import { logsOperations } from './logs-operations.ts'
import { operationTool, type OperationWords } from './operation-tool.ts'

/** The tools that are AWS's operations. */
export async function operationTools(client: ControlClient): Promise<readonly Tool[]> {
  return [...toolsOf(client, apiGateway, apiGatewayOperations), ...toolsOf(client, await loadLogs(), logsOperations)]
}

function toolsOf(client: ControlClient, service: Service, words: Readonly<Record<string, OperationWords>>): readonly Tool[] {
  return Object.entries(words).map(([name, said]) => operationTool(client, service, operationOf(service, name), said))
}
