import type express from 'express'
import { refuse } from '../http-server/refuse.ts'
import type { Services } from './services.ts'

/** A data node's: whoever looks for the control plane there is told where it is not. */
export const servicesElsewhere: Services = {
  consolePages: async (_request, response) => tell(response),
  fourboxApi: (_request, response) => tell(response),
  lambda: (_request, response) => tell(response),
  logs: (_request, response) => tell(response),
  awsServices: (_request, response) => tell(response),
  controlPlaneV2: (_request, response) => tell(response),
  controlPlane: (_request, response) => tell(response),
}

/** Neither a fault of the server's, after which clients try again, nor a lost resource, which Terraform would forget. */
function tell(response: express.Response): void {
  refuse(response, 400, 'BadRequestException', 'This is a data node (--role data): it serves deployed APIs. Ask a node whose role is control or both.')
}
