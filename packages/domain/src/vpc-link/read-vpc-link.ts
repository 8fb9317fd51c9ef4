import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { parseArn } from '../names/arn.ts'
import { type Reading, reading } from '../reading/reading.ts'
import { addressOfTarget, type VpcLink } from './vpc-link.ts'

/** What a VPC link says of itself. */
export type VpcLinkHead = Pick<VpcLink, 'name' | 'description' | 'targetArns'>

/** Makes the head of a VPC link of its settings. A target may be an address of ours, where AWS knows load balancers only. */
export function readVpcLink(settings: Partial<VpcLinkHead>): Reading<VpcLinkHead> {
  const { name = '', description, targetArns = [] } = settings
  return reading((findings) => {
    const { fault } = findings
    judgeLengths('Vpc Link', settings, { name: longest.name, description: longest.description, targetArns: longest.arn }, findings)
    if (name.trim() === '') fault('name', 'Name cannot be empty')
    for (const target of targetArns) if (!parseArn(target) && !addressOfTarget(target)) fault('targetArns', `Invalid ARN. ARN is not well formed ${target}`)
    return { name, ...(description !== undefined && { description }), targetArns }
  })
}
