import { randomBytes } from 'node:crypto'
import { type Account, defaultAccount, parseArn } from '@fourbox/domain'
import { type Documents, EntityExists } from '@fourbox/store'
import type { Context, Handlers, Output } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { without } from '../protocol/patch-rows.ts'

const documentId = 'account'

export const account = {
  async GetAccount(_input, { documents }) {
    return writeAccount((await documents.get('account', documentId)) ?? defaultAccount)
  },

  async UpdateAccount({ patchOperations }, context: Context) {
    const { documents } = context
    if (!(await documents.get('account', documentId))) await insertDefault(documents)
    const changed = await documents.update('account', documentId, (current) => applyPatches(accountPatches, listPaths, current, patchOperations))
    if (changed.cloudwatchRoleArn !== undefined) await welcome(context)
    return writeAccount(changed)
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

const welcomeGroup = '/aws/apigateway/welcome'

/** The first role that writes logs shows by a log group that it can. */
async function welcome({ logs, preciseNow }: Context): Promise<void> {
  if ((await logs.groups(welcomeGroup)).includes(welcomeGroup)) return
  await logs.append(welcomeGroup, randomBytes(16).toString('hex'), [
    { at: Math.round(preciseNow() * 1000), message: 'Cloudwatch logs enabled for API Gateway' },
  ])
}

export const accountPatches: PatchTable<Account> = {
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
