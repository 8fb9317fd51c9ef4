import type { VpcLink } from '@aws-sdk/client-api-gateway'
import { readVpcLink } from '@fourbox/domain'
import { fault, type Found, found } from '../form/faults.ts'
import { tagFaults, type TagRow, tagRows } from '../tags/tag-draft.ts'

export interface VpcLinkDraft {
  readonly name: string
  readonly description: string
  readonly target: string
  readonly tags: readonly TagRow[]
}

export function draftOfVpcLink(link: VpcLink | undefined): VpcLinkDraft {
  return { name: link?.name ?? '', description: link?.description ?? '', target: link?.targetArns?.[0] ?? '', tags: tagRows(link?.tags) }
}

/** What the server would say of the draft, before it is sent. */
export function checkVpcLink({ name, target, tags }: VpcLinkDraft): Found {
  return found(
    [...fault('targetArns', target.trim() === '' ? 'Enter the ARN of a load balancer, or an address of this machine.' : undefined), ...tagFaults(tags)],
    readVpcLink({ name, targetArns: target.trim() === '' ? [] : [target.trim()] }),
  )
}
