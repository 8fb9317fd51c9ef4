import { type Account, defaultAccount, parseArn } from '@fourbox/domain'
import { type Documents, EntityExists } from '@fourbox/store'
import type { Output } from '@fourbox/wire'
import type { Context, Handlers } from '../context.ts'
import { badRequest } from '../errors.ts'
import { applyPatches, listPaths, type PatchTable } from '../patch.ts'
import { without } from '../patch-rows.ts'

const documentId = 'account'

export const account = {
  async GetAccount(_input, { documents }) {
    return writeAccount((await documents.get('account', documentId)) ?? defaultAccount)
  },

  async UpdateAccount({ patchOperations }, { documents }: Context) {
    if (!(await documents.get('account', documentId))) await insertDefault(documents)
    return writeAccount(await documents.update('account', documentId, (current) => applyPatches(patches, listPaths, current, patchOperations)))
  },
} satisfies Partial<Handlers>

async function insertDefault(documents: Documents): Promise<void> {
  try {
    await documents.insert('account', documentId, defaultAccount)
  } catch (error) {
    // Somebody else was first.
    if (!(error instanceof EntityExists)) throw error
  }
}

const patches: PatchTable<Account> = {
  '/cloudwatchRoleArn': {
    replace: (current, { value }) => {
      if (!value) return without(current, 'cloudwatchRoleArn')
      if (!isRoleArn(value)) throw badRequest('The role ARN does not have required permissions set to API Gateway')
      return { ...current, cloudwatchRoleArn: value }
    },
  },
  '/features': {
    add: (current, { value = '' }) => ({ ...current, features: [...new Set([...current.features, value])] }),
    remove: (current, { value }) => {
      if (value === 'UsagePlans') throw badRequest('Usage Plans cannot be disabled once enabled')
      return { ...current, features: current.features.filter((feature) => feature !== value) }
    },
  },
}

function isRoleArn(text: string): boolean {
  const arn = parseArn(text)
  return arn?.service === 'iam' && /^\d{12}$/.test(arn.account) && arn.resource.startsWith('role/')
}

function writeAccount({ cloudwatchRoleArn, throttleSettings, features, apiKeyVersion }: Account): Output<'GetAccount'> {
  return { cloudwatchRoleArn, throttleSettings, features, apiKeyVersion }
}
