import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { Deployment } from './deployment.ts'

/** What a deployment says of itself. */
export type DeploymentHead = Pick<Deployment, 'description'>

export function readDeployment({ description }: DeploymentHead): Reading<DeploymentHead> {
  return reading((findings) => {
    judgeLengths('deployment', { description }, { description: longest.description }, findings)
    return { ...(description && { description }) }
  })
}
