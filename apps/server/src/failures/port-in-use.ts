/** A port is taken; the message says which one and how to choose another. */
export class PortInUse extends Error {
  constructor(port: number, host: string, option: string, variable: string) {
    super(`Port ${port} of ${host} is in use. Stop what uses it, or choose another with ${option} or ${variable}.`)
    this.name = 'PortInUse'
  }
}

/** Whether the system refused a port because somebody else has it. */
export function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
