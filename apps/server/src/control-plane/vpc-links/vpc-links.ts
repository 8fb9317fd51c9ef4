import { readVpcLink, type VpcLink } from '@fourbox/domain'
import type { Context, Handlers, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { accepted, badRequest, limitReached, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { changeDocument, deleteDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { usesOfVpcLink } from './vpc-link-use.ts'

/** How long a new link shows as PENDING; AWS takes minutes, a person who watches the status change needs a moment. */
const pendingInMillis = 1000

export const vpcLinks = {
  async CreateVpcLink(input, context) {
    const { documents, limits } = context
    const head = accepted(readVpcLink(input))
    if ((await documents.list('vpcLink')).items.length >= limits.vpcLinks) throw limitReached('VPC links')
    const { customId, tags } = takeCustomId(input.tags)
    const link: VpcLink = {
      id: customId ?? context.newId(6),
      ...head,
      status: 'PENDING',
      tags,
      createdDate: context.preciseNow(),
    }
    await documents.insert('vpcLink', link.id, link)
    setTimeout(() => void becomeAvailable(context, link.id), pendingInMillis).unref()
    return writeVpcLink(link, 'elsewhere')
  },

  async GetVpcLink({ vpcLinkId }, context) {
    return writeVpcLink(await readDocument(context, 'vpcLink', vpcLinkId, unknownLink()), 'alone')
  },

  async GetVpcLinks(page, { documents }) {
    const { items, position } = pageOf(oldestFirst((await documents.list('vpcLink')).items), ({ id }) => id, page)
    return { items: items.map((link) => writeVpcLink(link, 'elsewhere')), position }
  },

  async UpdateVpcLink({ vpcLinkId, patchOperations }, context) {
    const change = (link: VpcLink) => ({ ...link, ...accepted(readVpcLink(applyPatches(vpcLinkPatches, listPaths, link, patchOperations))) })
    return writeVpcLink(await changeDocument(context, 'vpcLink', vpcLinkId, change, unknownLink()), 'alone')
  },

  async DeleteVpcLink({ vpcLinkId }, context) {
    await readDocument(context, 'vpcLink', vpcLinkId, unknownLink())
    const uses = await usesOfVpcLink(context, vpcLinkId)
    if (uses.length > 0)
      throw badRequest(`Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [${uses.join(', ')}] in format of [Method:Resource:Stage]`)
    await deleteDocument(context, 'vpcLink', vpcLinkId, unknownLink())
    return {}
  },
} satisfies Partial<Handlers>

/** Links that a former run left behind as PENDING are there by now. */
export async function settleVpcLinks(context: Context): Promise<void> {
  const { items } = await context.documents.list('vpcLink')
  await Promise.all(items.filter(({ status }) => status === 'PENDING').map(({ id }) => becomeAvailable(context, id)))
}

async function becomeAvailable(context: Context, id: string): Promise<void> {
  const settle = (link: VpcLink): VpcLink => ({ ...link, status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' })
  try {
    if (await context.documents.get('vpcLink', id)) await context.documents.update('vpcLink', id, settle)
  } catch (bug) {
    context.reportBug(bug)
  }
}

function unknownLink() {
  return notFound('Invalid Vpc Link identifier specified')
}

export const vpcLinkPatches: PatchTable<VpcLink> = {
  '/name': { replace: (link, { value = '' }) => ({ ...link, name: value }) },
  '/description': { replace: (link, { value = '' }) => ({ ...link, description: value }) },
}

function writeVpcLink(link: VpcLink, where: 'alone' | 'elsewhere'): Output<'GetVpcLink'> {
  const { id, name, description, targetArns, status, statusMessage, tags } = link
  return { id, name, description, targetArns, status, statusMessage, tags: shownTags(tags, where) }
}
