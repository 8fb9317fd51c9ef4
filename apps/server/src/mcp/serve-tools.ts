import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError, type Tool as ListedTool } from '@modelcontextprotocol/sdk/types.js'
import { reportBug } from '../failures/report-bug.ts'
import { readVersion } from '../settings/version.ts'
import type { Tool } from './tool.ts'
import { refusalOf, resultOf } from './tool-results.ts'

/** What an agent may do, asked for anew at each call: some tools follow from what is deployed. */
export interface Toolbox {
  /** What the agent is told of the tools as a whole. */
  readonly instructions: string
  readonly tools: () => Promise<readonly Tool[]>
}

/** Serves tools on standard input and output, where nothing but the protocol may stand, until the client has gone. */
export async function serveTools({ instructions, tools }: Toolbox): Promise<void> {
  const mcp = new McpServer({ name: 'fourbox', title: 'Fourbox', version: readVersion() }, { capabilities: { tools: {} }, instructions })
  // Schemas come as JSON Schema, from AWS's types and from models; McpServer's own registry takes those of its validator alone.
  mcp.server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: (await tools()).map(listed) }))
  mcp.server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    try {
      const tool = (await tools()).find(({ name }) => name === params.name)
      if (!tool) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${JSON.stringify(params.name)}`)
      return resultOf(await tool.call(params.arguments ?? {}, signal))
    } catch (error) {
      if (error instanceof McpError) throw error
      return toldOrReported(error)
    }
  })
  const gone = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    process.stdout.once('error', resolve)
  })
  await mcp.connect(new StdioServerTransport())
  await gone
  await mcp.close()
}

function toldOrReported(error: unknown): ReturnType<typeof refusalOf> {
  try {
    return refusalOf(error)
  } catch (bug) {
    reportBug(bug)
    throw new McpError(ErrorCode.InternalError, 'An unexpected error occurred')
  }
}

function listed({ name, description, effect, inputSchema }: Tool): ListedTool {
  const readOnlyHint = effect === 'nothing'
  return {
    name,
    description,
    inputSchema: { ...inputSchema, type: 'object' },
    annotations: {
      readOnlyHint,
      ...(!readOnlyHint && { destructiveHint: effect !== 'adds' }),
      openWorldHint: effect === 'calls',
    },
  }
}
