import type { IncomingRequest, MethodResponse } from './call.ts'
import type { CompiledStage } from './compile/compile-stage.ts'
import type { Ports } from './ports.ts'

/** Answers one request of a deployed stage. Never rejects for what a client, a definition or a back end does. */
export async function invoke(request: IncomingRequest, stage: CompiledStage, ports: Ports): Promise<MethodResponse> {
  void [request, stage, ports]
  return await Promise.resolve({ status: 500, headers: [], body: new Uint8Array() })
}
